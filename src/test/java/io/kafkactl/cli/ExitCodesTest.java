package io.kafkactl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.DeadLetters;
import io.kafkactl.testkit.MockCluster;
import io.kafkactl.testkit.StubConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the exit-code table, as a script meets it. */
class ExitCodesTest {
    private static final String NAME = "pay.order.placed.v1";

    @TempDir
    Path home;

    private final MockCluster cluster = MockCluster.ofBrokers(1);

    @BeforeEach
    void contexts() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/kafkactl"));
        Files.writeString(folder.resolve("contexts.yaml"), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  dev: {bootstrapServers: 'mock:9092'}
                  prod: {bootstrapServers: 'mock:9092', protected: true}
                  audit: {bootstrapServers: 'mock:9092', readOnly: true}
                """);
        cluster.hold(NAME, 1);
    }

    /** As {@code Main} does it: {@code -vv} turns the client library's log on for the whole process. */
    @BeforeEach
    @AfterEach
    void silence() {
        LogManager.getLogManager().reset();
    }

    private CliRunner cli() {
        return cluster.cli().env("HOME", home.toString());
    }

    private CliRunner failing(Exception thrown) {
        return new CliRunner(settings -> {
                    throw KafkaErrors.translate("connect", thrown, settings);
                })
                .env("HOME", home.toString());
    }

    private static void assertFailure(CliResult result, int exitCode, String... words) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).containsOnlyOnce("error: ").doesNotContain("\tat ", "null");
        assertThat(List.of(words)).allSatisfy(word -> assertThat(result.err()).contains(word));
    }

    @Test
    void zeroWhenEverythingIsDone() {
        CliResult result = cli().run("topic", "list", "-c", "dev");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains(NAME);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void oneWhenOneItemOfSeveralFailed() {
        CliResult result = cli().run("topic", "describe", NAME, "a.b.c.v1", "-c", "dev");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains(NAME);
        assertThat(result.err()).contains("error: topic 'a.b.c.v1' does not exist");
    }

    @Test
    void oneWhenThePromptIsDeclined() {
        CliResult result = cli().terminals(new Terminals(true, false, false))
                .stdin("n\n")
                .run("topic", "delete", NAME, "-c", "dev", "--color", "never");

        assertFailure(result, 1, "error: declined, nothing was done");
        assertThat(cluster.writes()).isZero();
    }

    static Stream<Arguments> usageErrors() {
        return Stream.of(
                Arguments.of("topik list", "unknown command: 'topik'"),
                Arguments.of("topic lost", "unknown command: 'lost'"),
                Arguments.of(
                        "topic list -o xml", "expected one of [table, wide, json, jsonl, yaml, name] but was 'xml'"),
                Arguments.of("topic list --colour", "unknown option: '--colour'"),
                Arguments.of("topic list --time 5s", "unknown option: '--time'"),
                Arguments.of("topic describe -c dev", "missing required parameter"),
                Arguments.of("topic list", "no cluster to connect to"),
                Arguments.of("topic list -b localhost", "--bootstrap-server"),
                Arguments.of("topic list -c dev -o csv", "invalid value for option '--output'"),
                Arguments.of("topic list -c dev --timeout soon", "'soon' is not a duration"),
                Arguments.of("topic delete pay.order.placed.v1 -c dev", "add --yes"),
                Arguments.of("topc list", "did you mean 'topic'?"),
                Arguments.of("consume pay.order.placed.v1 -c dev -f --to end", "--to"));
    }

    @ParameterizedTest
    @MethodSource("usageErrors")
    void twoForAWrongCommandLine(String line, String words) {
        CliResult result = cli().run(line.split(" "));

        assertFailure(result, 2, words);
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void threeWhenADeadLetterStaysPending() {
        String dlq = NAME + ".dlq";
        ProducerRecord<byte[], byte[]> letter = DeadLetters.envelope(dlq, 0, "k", "elsewhere", "m");
        StubConnection stub = new StubConnection()
                .topic(NAME, 1, Map.of())
                .topic(dlq, 1, Map.of())
                .log(new TopicPartition(dlq, 0), 0, 1)
                .consumers(() -> {
                    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
                    consumer.schedulePollTask(
                            () -> consumer.addRecord(new ConsumerRecord<>(dlq, 0, 0, letter.key(), letter.value())));
                    return consumer;
                });

        CliResult result = new CliRunner(stub).run("dlq", "redrive", dlq, "--dry-run", "-b", "mock:9092");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.out()).contains("elsewhere");
    }

    @Test
    void fourForANameOutsideOfTheConvention() {
        CliResult result = cli().run("topic", "create", "Market.Stock.PriceUpdate", "-c", "dev");

        assertFailure(result, 4, "Market", "market.stock.price-update.v1");
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void fourForAContextFileThatCannotBeUnderstood() throws IOException {
        Files.writeString(home.resolve(".config/kafkactl/contexts.yaml"), "apiVersion: kafkactl/v1\nkind: Things\n");

        assertFailure(cli().run("topic", "list", "-c", "dev"), 4, "contexts.yaml:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic list",
                "topic describe a.b.c.v1",
                "topic create a.b.c.v1",
                "topic delete a.b.c.v1 --yes",
                "consume a.b.c.v1",
                "produce a.b.c.v1",
                "dlq list",
                "dlq inspect a.b.c.v1.dlq",
                "dlq redrive a.b.c.v1.dlq --yes"
            })
    void fiveWithinTheTimeoutWhenNobodyAnswers(String line) {
        long begin = System.nanoTime();

        CliResult result = CliRunner.real().run((line + " -b localhost:1 --timeout 1s").split(" "));

        assertFailure(result, 5, "localhost:1");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void sixNamesTheMissingAcl() {
        CliResult acl =
                failing(new TopicAuthorizationException(Set.of("orders"))).run("topic", "list", "-c", "dev");
        CliResult login = failing(new SaslAuthenticationException("Authentication failed"))
                .run("topic", "list", "-c", "dev");

        assertFailure(acl, 6, "the ACL DESCRIBE on topic 'orders' is missing", "kafkactl acl create --allow ");
        assertFailure(login, 6, "Authentication failed", "hint: check the credentials");
    }

    @Test
    void sevenForWhatDoesNotExist() {
        assertFailure(cli().run("topic", "describe", "pay.order.plcaed.v1", "-c", "dev"), 7, "did you mean '" + NAME);
        assertFailure(cli().run("consume", "no.such.topic.v1", "-c", "dev"), 7, "'no.such.topic.v1' does not exist");
        assertFailure(cli().run("topic", "list", "-c", "prd"), 7, "did you mean 'prod'?");
    }

    @Test
    void eightWhenTheContextForbidsIt() {
        List<CliResult> refused = List.of(
                cli().run("topic", "delete", NAME, "--yes", "-c", "audit"),
                cli().run("topic", "delete", NAME, "--yes", "-c", "prod"),
                cli().run("topic", "delete", NAME, "--yes", "-c", "prod", "--confirm", "dev"),
                cli().run("topic", "create", NAME, "-c", "dev", "-p", "9"));

        refused.forEach(result -> assertFailure(result, 8));
        assertThat(cluster.writes()).isZero();
    }

    /** Whoever confirms one context and meets another was about to hit the wrong cluster. */
    @Test
    void eightWhenAnotherContextIsConfirmed() {
        assertFailure(
                cli().run("topic", "delete", NAME, "--yes", "-c", "dev", "--confirm", "prod"),
                8,
                "--confirm 'prod' is not the context 'dev'");
        assertFailure(
                cli().run("topic", "delete", NAME, "--yes", "-b", "mock:9092", "--confirm", "prod"),
                8,
                "--confirm 'prod' names a context, and none is in use");
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void interruptionIs130() {
        StubConnection stub = new StubConnection().topic(NAME, 1, Map.of()).log(new TopicPartition(NAME, 0), 0, 1_000);
        CliRunner runner = new CliRunner(stub);
        stub.consumer.schedulePollTask(() -> runner.cancellation().cancel());

        CliResult result = runner.run("consume", NAME, "-b", "mock:9092");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(130);
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-o json",
                "-o jsonl",
                "-ojson",
                "--output json",
                "--output=jsonl",
                "-o JSON",
                "-o=json",
                "-o yaml"
            })
    void errorsAreOneLineOfJsonWhereTheOutputIs(String option) {
        CliResult missing = cli().run(("topic describe a.b.c.v1 -c none " + option).split(" "));
        CliResult usage = cli().run(("topic describe --what " + option).split(" "));

        assertThat(missing.exitCode()).isEqualTo(7);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err().lines())
                .singleElement()
                .asString()
                .startsWith("{\"error\":\"UNKNOWN_CONTEXT\",\"message\":\"context 'none' does not exist\",\"hint\":");
        assertThat(usage.exitCode()).isEqualTo(2);
        assertThat(usage.err().lines()).singleElement().asString().startsWith("{\"error\":\"USAGE\",");
    }

    @Test
    void aStackTraceAppearsOnlyWhenAskedFor() {
        RuntimeException bug = new IllegalStateException("first line\nsecond line");
        CliRunner runner = new CliRunner(settings -> {
                    throw bug;
                })
                .env("HOME", home.toString());

        CliResult quiet = runner.run("topic", "list", "-c", "dev", "-v");
        CliResult verbose = runner.run("topic", "list", "-c", "dev", "-vv");

        assertFailure(quiet, 1, "error: unexpected ", "first line second line", "this looks like a bug in kafkactl");
        assertThat(verbose.exitCode()).isEqualTo(1);
        assertThat(verbose.out()).isEmpty();
        assertThat(verbose.err()).contains("error: unexpected ", "\tat io.kafkactl.");
    }
}
