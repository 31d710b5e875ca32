package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Golden;
import io.kafkactl.testkit.MockCluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicLintCommandTest {
    private static final String NAMES = """
            # ours
            market.stock.price-update.v1

            Market.Stock.Price_Update
            market.stock.test.v1\r
              market.stock.lost.v1.dlq
            """;

    @TempDir
    Path home;

    private final CliRunner offline =
            CliRunner.offline().clock(Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC));

    private CliResult run(String line) {
        return offline.env("HOME", home.toString()).run(line.split(" "));
    }

    private void context(String settings) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/kafkactl"));
        Files.writeString(
                folder.resolve("contexts.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {ctx: {bootstrapServers: 'mock:9092', " + settings
                        + "}}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "wide", "json", "jsonl", "yaml", "name", "sarif", "junit", "github"})
    void everyFormatShowsTheSameFindings(String format) throws Exception {
        offline.stdin(NAMES);

        CliResult result = run("topic lint -F - -o " + format);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("checked 4 topics: 1 error, 3 warnings");
        Golden.assertMatches("topic/lint." + format, withoutVersion(result.out()));
        if (format.equals("sarif") || format.equals("json")) {
            assertThat(new ObjectMapper().readTree(result.out()).isObject()).isTrue();
        }
        if (format.equals("junit")) {
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(result.outBytes()))
                            .getElementsByTagName("failure")
                            .getLength())
                    .isEqualTo(1);
        }
    }

    /** A release changes nothing else. */
    private static String withoutVersion(String text) {
        return text.replaceFirst(
                "\"name\":\"kafkactl\",\"version\":\"[^\"]+\"", "\"name\":\"kafkactl\",\"version\":\"X\"");
    }

    @Test
    void theTableSaysOnStderrWhatIsAllowed() {
        CliResult result = run("topic lint market.stock.Price");
        CliResult quiet = run("topic lint market.stock.Price -q");

        assertThat(result.err()).isEqualTo("""
                N002: a name is <domain>.<entity>.<event-type>.<version>: domain, entity, event-type are lower-case letters, \
                digits and single hyphens; version is v1, v2 and so on
                checked 1 topic: 1 error, 0 warnings
                """);
        assertThat(quiet.err()).isEmpty();
        assertThat(quiet.out()).isEqualTo(result.out()).contains("market.stock.price.v1");
    }

    @Test
    void goodNamesAreSilentOnStdout() {
        CliResult result = run("topic lint market.stock.price-update.v1");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("checked 1 topic: 0 errors, 0 warnings\n");
    }

    @Test
    void warningsFailOnlyWhenAsked() {
        assertThat(run("topic lint market.stock.test.v1").exitCode()).isZero();
        assertThat(run("topic lint market.stock.test.v1 --fail-on warning").exitCode())
                .isEqualTo(4);
    }

    @Test
    void namesInAFileStandWithTheirLine() throws IOException {
        Path file = Files.writeString(home.resolve("names.txt"), NAMES);

        CliResult result = run("topic lint -F " + file + " -o jsonl");

        assertThat(result.out().lines().findFirst().orElseThrow())
                .contains("\"topic\":\"Market.Stock.Price_Update\",\"rule\":\"N002\"")
                .endsWith("\"file\":\"" + file + "\",\"line\":4}");
    }

    @Test
    void aNameThatLeavesNoRoomForItsCompanionsIsRefused() {
        String name = "a.b." + "c".repeat(238) + ".v1";

        CliResult conventional = run("topic lint --dlq " + name);
        CliResult free = run("topic lint --no-convention vendor --dlq --retries 12 " + name);

        assertThat(name).hasSize(245);
        assertThat(conventional.exitCode()).isEqualTo(4);
        assertThat(conventional.out()).contains("N003").contains("has 245 characters");
        assertThat(free.exitCode()).isEqualTo(4);
        assertThat(free.out()).contains("leaves no room for '.retry-12' after it");
        assertThat(free.err()).startsWith("warning: naming convention not checked: vendor\n");
    }

    @ParameterizedTest
    @CsvSource({
        "market.stock.v1 --convention domain-entity-version, 0",
        "market.stock.tick --convention domain-entity-event, 0",
        "prod.market.stock --convention env-domain-entity, 0",
        "market.stock.v1 --convention domain-entity-event, 4",
        "market.stock.v1, 4",
        "Anything-goes --no-convention legacy, 0",
        "a..b --no-convention legacy, 4",
    })
    void theConventionMayBeChosen(String arguments, int exitCode) {
        assertThat(run("topic lint " + arguments).exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "topic lint | no names to check",
                "topic lint a --convention domain-entity-verson | did you mean 'domain-entity-version'?",
                "topic lint a --convention none | --no-convention REASON",
                "topic lint a --convention custom | needs a context that lists the segments",
                "topic lint a --no-convention= | --no-convention needs a reason",
                "topic lint a --no-convention x --convention domain-entity-event | exclude each other",
                "topic lint a --retries -1 | --retries -1 is below 0",
                "topic lint a --fail-on info | expected one of [warning, error] but was 'info'",
                "topic lint a -o xml | expected one of [table, wide, json, jsonl, yaml, name, sarif, junit, github] but was 'xml'",
            })
    void aWrongCommandLineIsAUsageError(String line, String words) {
        CliResult result = run(line.strip());

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(words);
    }

    @Test
    void aFileThatCannotBeReadIsInvalidInput() throws IOException {
        Path latin = Files.write(home.resolve("latin"), new byte[] {'n', 'a', (byte) 0xEF, 'v', 'e'});

        CliResult missing = run("topic lint -F /no/such/file");
        CliResult latin1 = run("topic lint -F " + latin);

        assertThat(missing.exitCode()).isEqualTo(4);
        assertThat(missing.err()).isEqualTo("error: cannot read names from /no/such/file: there is no such file\n");
        assertThat(latin1.exitCode()).isEqualTo(4);
        assertThat(latin1.err()).contains("are not UTF-8 text");
    }

    @Test
    void aContextSetsRulesAsideUntilADay() throws IOException {
        context("lint: {ignore: [{rule: N012, topic: market.stock.test.v1, reason: soon gone, until: 2026-11-21},"
                + " {rule: N012, topic: market.stock.tmp.v1, reason: long gone, until: 2026-11-20}]}");

        CliResult result = run("topic lint -c ctx market.stock.test.v1 market.stock.tmp.v1");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out())
                .contains("it was set aside until 2026-11-20 (long gone)")
                .doesNotContain("market.stock.test.v1");
        assertThat(result.err()).contains("1 error, 0 warnings, 1 set aside");
    }

    @Test
    void aContextHasAConventionOfItsOwn() throws IOException {
        context("naming: {convention: custom, segments: {region: {oneOf: [eu, us]}, subject: {case: snake}}}");

        CliResult good = run("topic lint -c ctx eu.price_update --convention custom");
        CliResult bad = run("topic lint -c ctx ue.PriceUpdate -o jsonl");

        assertThat(good.exitCode()).as(good.toString()).isZero();
        assertThat(bad.exitCode()).isEqualTo(4);
        assertThat(bad.out())
                .contains(
                        "region 'ue' is not one of eu, us (try 'eu'); subject 'PriceUpdate' is not in snake case such as "
                                + "price_update (try 'price_update')")
                .contains("\"suggestion\":\"eu.price_update\"");
    }

    @Test
    void whatExistsIsAConditionFoundAndWhatIsGivenInvalid() {
        MockCluster cluster = MockCluster.ofBrokers(3);
        cluster.hold("market.stock.price-update.v1", 6);
        cluster.hold("market_stock_tick_v1", 2);
        cluster.hold("connect-offsets", 2);
        CliRunner cli = cluster.cli();

        CliResult existing = cli.run("topic", "lint", "--against-cluster", "-b", "mock:9092");
        CliResult given = cli.run("topic", "lint", "market.stock.tick.v1", "--against-cluster", "-b", "mock:9092");
        CliResult next =
                cli.run("topic", "lint", "market.stock.price-update.v2", "--against-cluster", "-b", "mock:9092");

        assertThat(existing.exitCode()).as(existing.toString()).isEqualTo(3);
        assertThat(existing.err()).contains("checked 2 topics: 1 error");
        assertThat(given.exitCode()).isEqualTo(4);
        assertThat(given.out()).contains("N004").contains("'market_stock_tick_v1', which exists");
        assertThat(next.exitCode()).isZero();
        assertThat(cluster.writes()).isZero();
    }
}
