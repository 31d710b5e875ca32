package io.kafkactl.cli.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.StreamsApplication;
import io.kafkactl.testkit.StreamsApplication.Mode;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups of Kafka Streams applications, whose members speak the streams protocol or that of consumers. */
@WithKafka
class StreamsGroupIT {
    /** A JVM, its members and its internal topics have to come up. */
    private static final Duration START = Duration.ofSeconds(90);

    private final KafkaFixture kafka;
    private final TestGroups groups;
    private final String topic;
    private final String copies;
    private final String group;

    @TempDir
    Path temp;

    StreamsGroupIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.groups = new TestGroups(kafka.cluster());
        this.topic = kafka.cluster().createTopic("market.order.placed", 2);
        this.copies = kafka.cluster().createTopic("market.order.copied", 2);
        this.group = "app-" + topic;
    }

    private StreamsApplication start(Mode mode, String protocol) {
        return StreamsApplication.start(kafka, mode, group, topic, copies, "group.protocol=" + protocol);
    }

    @ParameterizedTest
    @CsvSource({"streams,streams", "classic,classic"})
    void anActiveApplicationIsShownWithItsLagAndLeftAlone(String protocol, String type) throws IOException {
        groups.fill(topic, 0, 10);
        groups.fill(topic, 1, 5);
        try (StreamsApplication application = start(Mode.COPY, protocol)) {
            awaitCommitted(application, Map.of(0, 10L, 1, 5L));
            kafka.cluster()
                    .produce(List.of("wait", "later", "later", "later").stream()
                            .map(value -> new ProducerRecord<byte[], byte[]>(topic, 0, null, value.getBytes(UTF_8)))
                            .toList());
            awaitState("Stable");

            List<JsonNode> rows = rows("lag", group, "--sort", "lag");
            JsonNode whole = rows("lag", group, "--by", "group").get(0);
            JsonNode detail = rows("group", "describe", group).get(0);
            CliResult reset = kafka.run("group", "reset", group, "--to", "start", "--yes");
            CliResult delete = kafka.run("group", "delete", group, "--yes");
            CliResult offsets = kafka.run("group", "delete", group, "-t", topic, "--yes");

            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).get("type").asText()).isEqualTo(type);
            assertThat(rows.get(0).get("committedOffset").asLong()).isEqualTo(10);
            assertThat(rows.get(0).get("endOffset").asLong()).isEqualTo(14);
            assertThat(rows.get(0).get("lag").asLong()).isEqualTo(4);
            assertThat(rows.get(0).get("status").asText()).isEqualTo("LAGGING");
            assertThat(rows.get(0).get("member").asText()).startsWith(group);
            assertThat(rows.get(1).get("lag").asLong()).isZero();
            assertThat(whole.get("lag").asLong()).isEqualTo(4);
            assertThat(whole.get("complete").asBoolean()).isTrue();
            assertThat(whole.get("members").asInt()).isEqualTo(1);
            assertThat(detail.get("type").asText()).isEqualTo(type);
            assertThat(detail.get("members").get(0).get("assignment").toString())
                    .isEqualTo("[\"" + topic + ":0,1\"]");
            assertThat(reset.exitCode()).isEqualTo(8);
            assertThat(reset.err()).contains("is active: its state is Stable");
            assertThat(delete.exitCode()).isEqualTo(8);
            assertThat(offsets.exitCode()).as(offsets.toString()).isEqualTo(8);
            assertThat(committed()).isEqualTo(Map.of(0, 10L, 1, 5L));
        }
    }

    @ParameterizedTest
    @CsvSource({"streams,streams", "classic,classic"})
    void aStoppedApplicationIsResetReadsAgainAndIsDeleted(String protocol, String type) throws IOException {
        groups.fill(topic, 0, 10);
        groups.fill(topic, 1, 5);
        try (StreamsApplication application = start(Mode.COPY, protocol)) {
            awaitCommitted(application, Map.of(0, 10L, 1, 5L));
        }
        awaitState("Empty");
        Path before = temp.resolve("before.json");

        CliResult reset =
                kafka.run("group", "reset", group, "--to", "start", "--yes", "--restore-file", before.toString());
        JsonNode stopped = rows("lag", group, "--by", "group").get(0);
        try (StreamsApplication application = start(Mode.COPY, protocol)) {
            awaitCommitted(application, Map.of(0, 10L, 1, 5L));
        }
        awaitState("Empty");

        assertThat(reset.exitCode()).as(reset.toString()).isZero();
        assertThat(stopped.get("type").asText()).isEqualTo(type);
        assertThat(stopped.get("lag").asLong()).isEqualTo(15);
        assertThat(stopped.get("status").asText()).isEqualTo("STOPPED");
        assertThat(kafka.cluster().readCommitted(copies)).hasSize(30);

        CliResult shifted = kafka.run(
                "group",
                "reset",
                group,
                "--to",
                "current-2",
                "--yes",
                "--restore-file",
                temp.resolve("2").toString());
        assertThat(shifted.exitCode()).as(shifted.toString()).isZero();
        assertThat(committed()).isEqualTo(Map.of(0, 8L, 1, 3L));
        CliResult restored = kafka.run(
                "group",
                "restore",
                before.toString(),
                "--yes",
                "--restore-file",
                temp.resolve("3").toString());
        assertThat(restored.exitCode()).as(restored.toString()).isZero();
        assertThat(committed()).isEqualTo(Map.of(0, 10L, 1, 5L));

        CliResult offsets = kafka.run("group", "delete", group, "-t", topic, "--yes");
        assertThat(offsets.exitCode()).as(offsets.toString()).isZero();
        assertThat(committed()).isEmpty();
        CliResult deleted = kafka.run("group", "delete", group, "--yes");
        assertThat(deleted.exitCode()).as(deleted.toString()).isZero();
        assertThat(kafka.run("lag", group).exitCode()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"streams", "classic"})
    void topicsThatTheApplicationMadeForItselfAreReadByItsGroupToo(String protocol) throws IOException {
        kafka.cluster()
                .produce(IntStream.range(0, 20)
                        .mapToObj(i -> new ProducerRecord<byte[], byte[]>(
                                topic, i % 2, ("k" + i).getBytes(UTF_8), ("v" + i).getBytes(UTF_8)))
                        .toList());
        String repartitioned = group + "-counts-repartition";
        try (StreamsApplication application = start(Mode.COUNT, protocol)) {
            Await.until(
                    "all are counted",
                    START,
                    () -> application.isAlive()
                            && committed(repartitioned).values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum()
                                    == 20);

            List<JsonNode> rows = rows("lag", group, "--by", "topic");
            JsonNode detail = rows("group", "describe", group).get(0);
            CliResult listed = kafka.run("group", "list", "--type", protocol);

            assertThat(rows)
                    .extracting(row -> row.get("topic").asText())
                    .containsExactlyInAnyOrder(topic, repartitioned);
            assertThat(rows).allSatisfy(row -> {
                assertThat(row.get("lag").asLong()).as(row.toString()).isZero();
                assertThat(row.get("partitions").asInt()).isEqualTo(2);
                assertThat(row.get("complete").asBoolean()).isTrue();
            });
            assertThat(detail.get("members").get(0).get("assignment").toString())
                    .contains(topic + ":0,1")
                    .contains(repartitioned + ":0,1");
            assertThat(listed.out()).contains(group + " ");
        }
    }

    @Test
    void anApplicationWithoutItsTopicIsNotReadyAndNotWithoutLag() throws IOException {
        String missing = topic + "x";
        // The application gives up after two heartbeats; this is as slow as they may be.
        TestCluster.get(kafka.cluster()
                .admin()
                .incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.GROUP, group),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("streams.heartbeat.interval.ms", "15000"), AlterConfigOp.OpType.SET))))
                .all());
        try (StreamsApplication application =
                StreamsApplication.start(kafka, Mode.COPY, group, missing, copies, "group.protocol=streams")) {
            awaitState("NotReady");

            JsonNode row = rows("lag", group, "--by", "group").get(0);
            CliResult check = kafka.run("lag", group, "--max-lag", "1000000");
            CliResult waited = kafka.run("lag", group, "--wait-below", "0", "--within", "300ms", "--watch=100ms");
            CliResult explained = kafka.run("lag", "--explain", group, "--within", "600ms", "-o", "jsonl");
            application.kill();

            assertThat(row.get("lag").isNull()).as(row.toString()).isTrue();
            assertThat(row.get("complete").asBoolean()).isFalse();
            assertThat(row.get("status").asText()).isEqualTo("REBALANCING");
            assertThat(check.exitCode()).as(check.toString()).isEqualTo(1);
            assertThat(check.err()).contains("its lag is not completely known");
            assertThat(waited.exitCode()).as(waited.toString()).isEqualTo(3);
            assertThat(explained.out())
                    .contains("not ready: its topology reads what does not exist: " + missing)
                    .contains("kafkactl topic create " + missing)
                    .doesNotContain("rebalancing loop");
        }
    }

    private void awaitCommitted(StreamsApplication application, Map<Integer, Long> offsets) {
        Await.until(
                group + " has committed " + offsets,
                START,
                () -> application.isAlive() && committed().equals(offsets));
    }

    private void awaitState(String state) {
        Await.until(
                group + " is " + state,
                START,
                () -> kafka.run("group", "list", "-o", "jsonl", "--state", state)
                        .out()
                        .contains("\"" + group + "\""));
    }

    private Map<Integer, Long> committed() {
        return committed(topic);
    }

    private Map<Integer, Long> committed(String inTopic) {
        Map<Integer, Long> offsets = new HashMap<>();
        TestCluster.get(kafka.cluster().admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(inTopic)) {
                        offsets.put(partition.partition(), offset.offset());
                    }
                });
        return offsets;
    }

    private List<JsonNode> rows(String... command) throws IOException {
        String[] all = Arrays.copyOf(command, command.length + 2);
        all[command.length] = "-o";
        all[command.length + 1] = "jsonl";
        CliResult result = kafka.run(all);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        ObjectMapper json = new ObjectMapper();
        return json.readerFor(JsonNode.class).<JsonNode>readValues(result.out()).readAll();
    }
}
