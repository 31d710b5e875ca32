package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Golden;
import io.kafkactl.testkit.MockCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCreateCommandTest {
    private static final String NAME = "market.stock.price-update.v1";

    @TempDir
    Path home;

    private final MockCluster cluster = MockCluster.ofBrokers(3);

    private CliResult run(String line) {
        return runner().run((line + " -b mock:9092").split(" "));
    }

    private CliRunner runner() {
        return cluster.cli().env("HOME", home.toString());
    }

    private void context(String settings) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/kafkactl"));
        Files.writeString(
                folder.resolve("contexts.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {ctx: {bootstrapServers: 'mock:9092', " + settings
                        + "}}\n");
    }

    @Test
    void createUsesTheHouseDefaults() {
        CliResult result = run("topic create " + NAME);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        Golden.assertMatches("topic/create.table", result.out());
        NewTopic created = cluster.created(NAME);
        assertThat(created.numPartitions()).isEqualTo(6);
        assertThat(created.replicationFactor()).isEqualTo((short) 3);
        assertThat(created.configs())
                .isEqualTo(Map.of(
                        "cleanup.policy",
                        "delete",
                        "compression.type",
                        "lz4",
                        "min.insync.replicas",
                        "2",
                        "retention.ms",
                        "604800000"));
    }

    @Test
    void createTakesOptionsOverTheContextOverTheHouse() throws IOException {
        context("topicDefaults: {partitions: 12, replicationFactor: 2, config: {retention.ms: 1d, segment.ms: 1h}}");

        CliResult result = runner().run(
                        ("topic create -c ctx -p 3 --config retention.ms=2d --config max.message.bytes=2MiB " + NAME)
                                .split(" "));

        assertThat(result.exitCode()).isZero();
        NewTopic created = cluster.created(NAME);
        assertThat(created.numPartitions()).isEqualTo(3);
        assertThat(created.replicationFactor()).isEqualTo((short) 2);
        assertThat(created.configs())
                .containsEntry("retention.ms", "172800000")
                .containsEntry("segment.ms", "3600000")
                .containsEntry("max.message.bytes", "2097152")
                .containsEntry("min.insync.replicas", "1");
    }

    @Test
    void createRefusesABadNameBeforeItContactsAnything() {
        CliResult result = CliRunner.offline().run("topic", "create", "Market.Stock.PriceUpdate");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("event-type 'PriceUpdate' has upper-case letters (try 'price-update')")
                .contains("hint: did you mean 'market.stock.price-update.v1'?");
    }

    @Test
    void createSendsNothingWhenOneOfSeveralNamesIsBad() {
        CliResult result = run("topic create " + NAME + " Bad -o json");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).contains("\"items\" : [ ]").contains("INVALID_TOPIC_NAME");
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void createAcceptsAnotherNameWithAReasonOrInAContextWithoutConvention() throws IOException {
        context("naming: {convention: none}");

        CliResult reasoned = run("topic create my_topic --no-convention legacy");
        CliResult free = runner().run("topic", "create", "-c", "ctx", "Other");

        assertThat(reasoned.exitCode()).isZero();
        assertThat(reasoned.err()).isEqualTo("warning: naming convention not checked: legacy\n");
        assertThat(free.exitCode()).isZero();
    }

    @Test
    void createTakesThePresetOverTheContextAndUnderTheOptions() throws IOException {
        context("topicDefaults: {partitions: 24, config: {retention.ms: 14d, max.message.bytes: 2MiB}}");

        CliResult result =
                runner().run(("topic create -c ctx --preset price-ticks --config segment.ms=30m " + NAME).split(" "));

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).isEmpty();
        NewTopic created = cluster.created(NAME);
        assertThat(created.numPartitions()).isEqualTo(12);
        assertThat(created.configs())
                .isEqualTo(Map.of(
                        "cleanup.policy", "delete",
                        "compression.type", "lz4",
                        "max.message.bytes", "2097152",
                        "min.insync.replicas", "2",
                        "retention.ms", "86400000",
                        "segment.ms", "1800000"));
    }

    @Test
    void createAcceptsAnExistingTopicOnlyWithThePresetsValues() {
        cluster.hold(NAME, 6);

        CliResult differs = run("topic create " + NAME + " --preset changelog --if-not-exists");

        assertThat(differs.exitCode()).isEqualTo(3);
        assertThat(differs.err()).contains("it has cleanup.policy=delete, not compact");
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void createRefusesAnUnknownPresetBeforeItContactsAnything() {
        CliResult result = CliRunner.offline().run("topic", "create", NAME, "--preset", "adit", "-b", "mock:9092");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err()).isEqualTo("error: preset 'adit' does not exist\nhint: did you mean 'audit'?\n");
    }

    @Test
    void createRefusesSettingsThatNoTopicHasOrThatContradictEachOther() {
        CliResult unknown = run("topic create " + NAME + " --config retentoin.ms=7d");
        CliResult range = run("topic create " + NAME + " --config compression.type=zip");
        CliResult inSync = run("topic create " + NAME + " --config min.insync.replicas=4");

        assertThat(unknown.exitCode()).isEqualTo(4);
        assertThat(unknown.err()).isEqualTo("""
                error: topic 'market.stock.price-update.v1': there is no setting 'retentoin.ms' [C001]
                hint: did you mean 'retention.ms'?
                """);
        assertThat(range.exitCode()).isEqualTo(4);
        assertThat(range.err()).contains("[C002]");
        assertThat(inSync.exitCode()).isEqualTo(4);
        assertThat(inSync.err()).contains("min.insync.replicas=4 asks for more copies than the 3 there are [C003]");
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void createWarnsOfSettingsAndNamesThatAreOnlyUnwise() {
        CliResult result = run("topic create market.stock.test.v1 --config min.insync.replicas=3");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEqualTo("""
                warning: 'market.stock.test.v1': segment 'test' names a tool or team, or says nothing about the records [N012]
                warning: min.insync.replicas=3 is the replication factor: one broker down stops writes [C003]
                """);
    }

    @Test
    void createLowersReplicationWithANotice() {
        MockCluster small = MockCluster.ofBrokers(1);

        CliResult result = small.cli().run("topic", "create", NAME, "-q", "-b", "mock:9092");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .isEqualTo("notice: replication factor 3 needs 3 brokers, and the cluster has 1: lowered to 1\n");
        assertThat(small.created(NAME).replicationFactor()).isEqualTo((short) 1);
        assertThat(small.created(NAME).configs()).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void createDoesNotLowerReplicationInAProtectedContext() throws IOException {
        context("protected: true");
        MockCluster small = MockCluster.ofBrokers(1);
        CliRunner cli = small.cli().env("HOME", home.toString());

        CliResult refused = cli.run("topic", "create", NAME, "-c", "ctx");
        CliResult explicit = cli.run("topic", "create", NAME, "-c", "ctx", "-r", "1");

        assertThat(refused.exitCode()).isEqualTo(8);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("context 'ctx' is protected").contains("hint: say -r 1");
        assertThat(explicit.exitCode()).isZero();
    }

    @Test
    void createRefusesAnExistingTopicUnlessItIsAsGood() {
        cluster.hold(NAME, 6);

        CliResult plain = run("topic create " + NAME);
        CliResult asGood = run("topic create " + NAME + " --if-not-exists -p 6 --config cleanup.policy=delete");
        CliResult differs = run("topic create " + NAME + " --if-not-exists -p 7 -r 2 --config cleanup.policy=compact");

        assertThat(plain.exitCode()).isEqualTo(8);
        assertThat(plain.err()).contains("exists already\nhint: add --if-not-exists");
        assertThat(asGood.exitCode()).isZero();
        assertThat(asGood.out()).contains("exists");
        assertThat(differs.exitCode()).isEqualTo(3);
        assertThat(differs.err())
                .contains(
                        "it has 6 partitions, not 7, it has replication factor 3, not 2, it has cleanup.policy=delete, "
                                + "not compact");
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void createMakesCompanionsWithMoreRoomForHeaders() {
        CliResult result = run("topic create " + NAME + " --retries 1 -p 3 --config retention.ms=90d");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        NewTopic dlq = cluster.created(NAME + ".dlq");
        assertThat(dlq.numPartitions()).isEqualTo(3);
        assertThat(dlq.configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "7776000000")
                .containsEntry("max.message.bytes", "1114124")
                .containsEntry("min.insync.replicas", "2");
        assertThat(cluster.created(NAME + ".retry-1").configs()).containsEntry("retention.ms", "7776000000");
    }

    @Test
    void createKeepsDeadLettersOfACompactedTopicAMonth() {
        run("topic create " + NAME + " --dlq --preset changelog");

        assertThat(cluster.created(NAME + ".dlq").configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "2592000000");
    }

    @Test
    void createRefusesANameWithoutRoomForItsCompanionBeforeItContactsAnything() {
        String long245 = "market.stock." + "x".repeat(245 - 16) + ".v1";
        String long246 = long245.replace("stock", "stocks");

        CliResult underConvention = CliRunner.offline().run("topic", "create", long245, "--dlq", "-b", "mock:9092");
        CliResult without = CliRunner.offline()
                .run("topic", "create", long246, "--dlq", "--no-convention", "long", "-b", "mock:9092");

        assertThat(underConvention.exitCode()).as(underConvention.toString()).isEqualTo(4);
        assertThat(without.exitCode()).as(without.toString()).isEqualTo(4);
        assertThat(without.err()).contains("Kafka allows 249");
    }

    @ParameterizedTest
    @CsvSource({
        "--dlq-retention 30d, 2",
        "--retries -1, 2",
        "--retries 100, 2",
        "--dlq --dlq-retention soon, 4",
    })
    void createRejectsCompanionsThatMeanNothing(String options, int code) {
        CliResult result = CliRunner.offline().run(("topic create " + NAME + " " + options).split(" "));

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(code);
    }

    @Test
    void createGivesACompanionNoCompanions() {
        CliResult result = CliRunner.offline().run("topic", "create", NAME + ".dlq", "--dlq");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("is a companion itself");
    }

    @Test
    void createReportsEachOfSeveralTopics() {
        cluster.hold(NAME, 6);

        CliResult result = run("topic create " + NAME + " pay.order.placed.v1 -o json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
        Golden.assertMatches("topic/create-partial.json", result.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-p 0", "-r 0", "-r 40000", "--config retention.ms=soon", "--config max.message.bytes=big"})
    void createRefusesImpossibleValues(String option) {
        CliResult result = run("topic create " + NAME + " " + option);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(cluster.writes()).isZero();
    }

    @Test
    void dryRunsWriteNothing() throws IOException {
        context("readOnly: true");
        cluster.hold("pay.order.placed.v1", 2);

        CliResult create = runner().run("topic", "create", NAME, "--dry-run", "-c", "ctx");
        CliResult delete = runner().run("topic", "delete", "pay.order.placed.v1", "--dry-run", "-c", "ctx");

        assertThat(create.exitCode()).as(create.toString()).isZero();
        assertThat(create.out()).contains("would-create");
        assertThat(delete.exitCode()).isZero();
        assertThat(delete.out()).contains("would-delete");
        assertThat(cluster.writes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "delete"})
    void aReadOnlyContextRefusesBeforeAnythingIsContacted(String verb) throws IOException {
        context("readOnly: true");

        CliResult result = CliRunner.offline().env("HOME", home.toString()).run("topic", verb, NAME, "-c", "ctx");

        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("context 'ctx' is read-only");
    }

    @Test
    void helpIsStable() {
        Golden.assertMatches(
                "topic/create-help.txt",
                runner().run("topic", "create", "--help").out());
    }
}
