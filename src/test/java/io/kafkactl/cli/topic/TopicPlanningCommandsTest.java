package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Presets, explain and size as they are without any broker. */
class TopicPlanningCommandsTest {
    @TempDir
    Path home;

    private CliResult run(String line) {
        return CliRunner.offline().env("HOME", home.toString()).run(line.split(" "));
    }

    private void context() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/kafkactl"));
        Files.writeString(folder.resolve("contexts.yaml"), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  ctx:
                    bootstrapServers: mock:9092
                    topicDefaults: {partitions: 24, config: {retention.ms: 14d, max.message.bytes: 2MiB}}
                    presets:
                      ticks-long: {extends: price-ticks, config: {retention.ms: 3d}, reason: risk reads back}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "wide", "json", "jsonl", "yaml", "name"})
    void presetsAreListedWithTheirReasons(String format) throws IOException {
        context();

        CliResult result = run("topic presets -c ctx -o " + format);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        Golden.assertMatches("topic/presets." + format, result.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void explainShowsWhereEachValueComesFrom(String format) throws IOException {
        context();

        CliResult result =
                run("topic explain market.stock.tick.v1 --preset ticks-long -p 48 --config segment.ms=30m -c ctx"
                        + " -o " + format);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err())
                .isEqualTo(format.equals("table") ? "domain market, entity stock, event-type tick, version v1\n" : "");
        Golden.assertMatches("topic/explain." + format, result.out());
    }

    @Test
    void explainRefusesWhatCreateRefuses() {
        CliResult name = run("topic explain Market.Tick");
        CliResult preset = run("topic explain market.stock.tick.v1 --preset newz");
        CliResult value = run("topic explain market.stock.tick.v1 --config retention.ms=soon");
        CliResult unknown = run("topic explain market.stock.tick.v1 --config retentoin.ms=1d");

        assertThat(name.exitCode()).isEqualTo(4);
        assertThat(name.err()).contains("domain 'Market' has upper-case letters (try 'market')");
        assertThat(preset.exitCode()).isEqualTo(7);
        assertThat(preset.err()).isEqualTo("error: preset 'newz' does not exist\nhint: did you mean 'news'?\n");
        assertThat(value.exitCode()).isEqualTo(4);
        assertThat(unknown.exitCode()).isEqualTo(4);
        assertThat(unknown.err()).contains("there is no setting 'retentoin.ms' [C001]");
        assertThat(name.out() + preset.out() + value.out() + unknown.out()).isEmpty();
    }

    @Test
    void explainWarnsOfWhatIsOnlyUnwise() {
        CliResult result = run("topic explain market.stock.test.v1 --config retention.ms=1h -q");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains("[N012]")
                .contains("a segment stays open for 7d, longer than records are kept, 1h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void sizeShowsTheArithmetic(String format) {
        CliResult result = run("topic size --rate 8000 --avg-bytes 500 --consumers 9 --brokers 3 -o " + format);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        Golden.assertMatches("topic/size." + format, result.out());
    }

    @Test
    void sizeWarnsAboveTheBand() {
        CliResult result = run("topic size --rate 10/s --consumers 50");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("-p 50");
        assertThat(result.err()).startsWith("warning: 50 is above the usual band of 3 to 6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "topic size | 2 | no rate to size for",
                "topic size --rate 5 --from-topic a | 2 | exclude each other",
                "topic size --rate -5 | 2 | '-5' is not a rate",
                "topic size --rate 5 --avg-bytes big | 2 | 'big' is not a size",
                "topic size --rate 5 --per-partition-rate 0 | 2 | '0' is not a rate",
                "topic size --rate 5 --consumers 0 | 4 | --consumers 0 is out of range",
                "topic size --rate 999999999999 | 4 | partitions are more than any topic has",
                "topic size --from-topic a | 2 | no cluster to connect to",
            })
    void sizeRefusesWhatMeansNothing(String line, int exitCode, String words) {
        CliResult result = run(line.strip());

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(words);
    }
}
