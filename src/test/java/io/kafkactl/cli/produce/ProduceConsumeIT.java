package io.kafkactl.cli.produce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("end-to-end")
@WithKafka
@Timeout(400)
class ProduceConsumeIT {
    private static final byte[] BINARY = {(byte) 0xFF, 0, '\n', (byte) 0xC0, (byte) 0x80};

    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    private final TestCluster cluster;
    private String topic = "";

    ProduceConsumeIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
    }

    @BeforeEach
    void topicOfOurOwn() {
        topic = cluster.createTopic("market.order.placed", 3);
    }

    @Test
    void jsonLinesCopyATopicByteForByte() {
        cluster.produce(List.of(
                record(0, 1_000L, null, "null key"),
                record(0, 2_000L, "", "empty key"),
                record(1, 3_000L, "k", null),
                record(1, 4_000L, "k", ""),
                record(1, 5_000L, "null", "null"),
                new ProducerRecord<>(topic, 2, 6_000L, BINARY, BINARY),
                new ProducerRecord<>(
                        topic,
                        2,
                        1_767_225_600_000L,
                        "h".getBytes(UTF_8),
                        "\uFFFD\u0000\u2028".getBytes(UTF_8),
                        List.of(
                                new RecordHeader("a", "1".getBytes(UTF_8)),
                                new RecordHeader("b", BINARY),
                                new RecordHeader("a", (byte[]) null),
                                new RecordHeader("a", new byte[0]),
                                new RecordHeader("", "é".getBytes(UTF_8))))));
        String copy = cluster.createTopic("market.order.copied", 3);

        CliResult read = kafka.run("consume", topic, "-o", "jsonl");
        CliResult sent =
                kafka.run(CliRunner.real().stdin(read.outBytes()), "produce", copy, "-i", "jsonl", "--keep-partition");

        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        assertThat(sent.err()).contains("sent 7, acknowledged 7, failed 0");
        assertThat(describe(cluster.readCommitted(copy))).isEqualTo(describe(cluster.readCommitted(topic)));
    }

    @Test
    void anOversizeLineInTheMiddleIsReportedAndAllOthersArrive() throws Exception {
        String small = TestTopics.unique("market.order.small");
        cluster.createTopic(small, 3, Map.of("max.message.bytes", "2000"));
        Random random = new Random(5);
        List<String> lines = IntStream.range(0, 3_000)
                .mapToObj(i -> i + noise(random, i == 1_500 ? 3_000 : 80))
                .collect(Collectors.toList());
        // Above the limit as it stands, but not as it travels.
        lines.add("0".repeat(50_000));
        Path file = Files.write(folder.resolve("orders.txt"), lines);

        CliResult result = kafka.run("produce", small, file.toString());

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.err())
                .contains("error: " + file + ":1501: refused: ")
                .contains("max.message.bytes of topic '" + small + "' is 2000")
                .contains("sent 3001, acknowledged 3000, failed 1");
        lines.remove(1_500);
        assertThat(values(cluster.readCommitted(small))).containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void aTimestampThatTheTopicRefusesTakesNoOtherRecordWithIt() {
        String far = "{\"value\":\"bad\",\"timestamp\":4102444800000}\n";

        CliResult result = kafka.run(
                CliRunner.real().stdin("{\"value\":\"a\"}\n" + far + "{\"value\":\"b\"}\n"),
                "produce",
                topic,
                "-i",
                "jsonl");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.err()).contains("error: line 2: refused: Timestamp 4102444800000");
        assertThat(values(cluster.readCommitted(topic))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void missingTopicsAreNotFoundAndNeverCreated() {
        String missing = TestTopics.unique("market.order.missing");

        assertThat(kafka.run("consume", missing).exitCode()).isEqualTo(7);
        assertThat(kafka.run(CliRunner.real().stdin("a\n"), "produce", missing).exitCode())
                .isEqualTo(7);
        assertThat(TestCluster.get(cluster.admin().listTopics().names())).doesNotContain(missing);
    }

    @Test
    void anUnreachableBrokerIsExit5WithinTheTimeOut() {
        for (List<String> args : List.of(List.of("consume", topic), List.of("produce", topic))) {
            long started = System.nanoTime();
            CliResult result =
                    CliRunner.real().stdin("a\n").run("-b", "127.0.0.1:1", "--timeout", "2s", args.get(0), args.get(1));

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(5);
            assertThat(result.err()).contains("127.0.0.1:1").doesNotContain("\tat ");
            assertThat(System.nanoTime() - started).isLessThan(10_000_000_000L);
        }
    }

    @Test
    void rangesAndLimits() {
        cluster.produce(IntStream.range(0, 10)
                .mapToObj(i -> record(0, 1_000L * (i + 1), null, "v" + i))
                .toList());

        assertThat(consume("--from", "3", "--to", "5", "--partition", "0")).isEqualTo("v3\nv4\n");
        assertThat(consume("--from", "-2")).isEqualTo("v8\nv9\n");
        assertThat(consume("--from", "+8")).isEqualTo("v8\nv9\n");
        assertThat(consume("--to", "+1")).isEqualTo("v0\n");
        assertThat(consume("--from", "@9000")).isEqualTo("v8\nv9\n");
        assertThat(consume("--from", "@1970-01-01T00:00:03.500", "--to", "@1970-01-01T00:00:05Z"))
                .isEqualTo("v3\n");
        assertThat(consume("--from", "@-1h")).isEmpty();
        assertThat(consume("--from", "end")).isEmpty();
        assertThat(consume("-n", "3")).isEqualTo("v0\nv1\nv2\n");
        assertThat(consume("-n", "0")).isEmpty();
        assertThat(kafka.run("consume", topic, "--from", "3").exitCode())
                .as("the other partitions are empty")
                .isEqualTo(4);
    }

    @Test
    void readsToTheEndBehindAbortedRecordsAndMarkers() {
        cluster.produce(List.of(record(0, null, null, "plain")));
        try (Producer<byte[], byte[]> producer = transactional()) {
            transaction(producer, "committed", true);
            transaction(producer, "aborted", false);
        }
        Await.until("the markers are written", () -> cluster.endOffsets(topic).equals(Map.of(0, 5L, 1, 0L, 2, 0L)));

        assertThat(consume("--timeout", "60s")).isEqualTo("plain\ncommitted\n");
    }

    @Test
    void anOpenTransactionEndsTheReadAtTheLastStableOffset() {
        cluster.produce(List.of(record(0, null, null, "before")));
        try (Producer<byte[], byte[]> producer = transactional()) {
            producer.beginTransaction();
            TestCluster.get(producer.send(record(0, null, null, "open")));
            cluster.produce(List.of(record(0, null, null, "behind"), record(1, null, null, "beside")));

            assertThat(consume("--timeout", "60s").lines()).containsExactlyInAnyOrder("before", "beside");
            assertThat(consume("-X", "isolation.level=read_uncommitted").lines())
                    .containsExactlyInAnyOrder("before", "open", "behind", "beside");
            producer.abortTransaction();
        }
    }

    @Test
    void readsOverTheGapsOfCompactionAndOfDeletedRecords() {
        String compacted = TestTopics.unique("market.order.state");
        cluster.createTopic(
                compacted,
                1,
                Map.of("cleanup.policy", "compact,delete", "segment.ms", "100", "min.cleanable.dirty.ratio", "0.001"));
        for (int round = 0; round < 4; round++) {
            int version = round;
            cluster.produce(IntStream.range(0, 50)
                    .mapToObj(i -> new ProducerRecord<>(compacted, bytes("k" + i), bytes("v" + version)))
                    .toList());
            // A later append closes the segment before it, and only closed segments are compacted.
            Await.until("the segment is old enough", olderThan(200));
        }
        Await.until(
                "compaction left gaps", () -> cluster.readCommitted(compacted).size() < 150);
        TestCluster.get(cluster.admin()
                .deleteRecords(Map.of(new TopicPartition(compacted, 0), RecordsToDelete.beforeOffset(7)))
                .all());

        CliResult result = kafka.run("consume", compacted, "--timeout", "60s", "--key-separator", "=");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out().lines().filter(line -> line.endsWith("=v3")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> "k" + i + "=v3").toList());
    }

    private String consume(String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "consume";
        args[1] = topic;
        System.arraycopy(options, 0, args, 2, options.length);
        CliResult result = kafka.run(args);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result.out();
    }

    private Producer<byte[], byte[]> transactional() {
        Producer<byte[], byte[]> producer =
                cluster.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tx-" + topic));
        producer.initTransactions();
        return producer;
    }

    private void transaction(Producer<byte[], byte[]> producer, String value, boolean commit) {
        producer.beginTransaction();
        TestCluster.get(producer.send(record(0, null, null, value)));
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private ProducerRecord<byte[], byte[]> record(
            int partition, @Nullable Long timestamp, @Nullable String key, @Nullable String value) {
        return new ProducerRecord<>(topic, partition, timestamp, bytes(key), bytes(value));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    private static java.util.function.BooleanSupplier olderThan(long millis) {
        long end = System.currentTimeMillis() + millis;
        return () -> System.currentTimeMillis() > end;
    }

    private static String noise(Random random, int length) {
        return random.ints(length, 'A', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(r -> new String(r.value(), UTF_8)).toList();
    }

    /** Everything that has to survive, in a form that compares by content. */
    private static List<String> describe(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(r -> r.partition() + " " + r.timestamp() + " " + Arrays.toString(r.key()) + " "
                        + Arrays.toString(r.value()) + " "
                        + Arrays.stream(r.headers().toArray())
                                .map(h -> h.key() + Arrays.toString(h.value()))
                                .toList())
                .collect(Collectors.collectingAndThen(Collectors.toList(), Collections::unmodifiableList));
    }
}
