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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@WithKafka
@Timeout(400)
class ProduceIT {
    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    private final TestCluster cluster;
    private String topic = "";

    ProduceIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
    }

    @BeforeEach
    void topicOfOurOwn() {
        topic = cluster.createTopic("market.order.placed", 17);
    }

    @Test
    void keysGoWhereTheOtherClientsSendThem() {
        String key = "this is another string with more length to it perhaps";

        assertThat(produce(topic, key + "|crc32\n", "--key-separator", "|", "--partitioner", "crc32")
                        .exitCode())
                .isZero();
        assertThat(produce(topic, key + "|murmur2\n", "--key-separator", "|", "--partitioner", "murmur2")
                        .exitCode())
                .isZero();
        assertThat(produce(topic, key + "|default\n", "--key-separator", "|").exitCode())
                .isZero();

        assertThat(places()).containsOnly(Map.entry("crc32", 15), Map.entry("murmur2", 11), Map.entry("default", 11));
    }

    @Test
    void aTopicMadeAMomentAgoTakesEveryRecordInOrder() {
        String lines = IntStream.range(0, 20_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        for (int i = 0; i < 10; i++) {
            String fresh = TestTopics.unique("market.order.fresh");
            TestCluster.get(cluster.admin()
                    .createTopics(List.of(new NewTopic(fresh, Optional.of(4), Optional.empty())))
                    .all());
            Await.until(
                    "the brokers show " + fresh,
                    () -> TestCluster.get(cluster.admin().listTopics().names()).contains(fresh));

            CliResult result = produce(fresh, lines, "--partitioner", "round-robin");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(cluster.readCommitted(fresh).stream()
                            .filter(record -> record.partition() == 3)
                            .map(record -> Integer.valueOf(new String(record.value(), UTF_8))))
                    .hasSize(5_000)
                    .isSorted();
        }
    }

    @Test
    void roundRobinAndStickyDoNotLookAtTheKey() {
        String lines = IntStream.range(0, 34).mapToObj(i -> "v" + i + "\n").collect(Collectors.joining());
        assertThat(produce(topic, lines, "-k", "k", "--partitioner", "round-robin")
                        .exitCode())
                .isZero();
        assertThat(cluster.endOffsets(topic).values()).containsOnly(2L);

        String other = cluster.createTopic("market.order.placed", 17);
        for (int i = 0; i < 12; i++) {
            assertThat(produce(other, "v\n", "-k", "k", "--partitioner", "sticky")
                            .exitCode())
                    .isZero();
        }
        assertThat(cluster.endOffsets(other).values().stream()
                        .filter(end -> end > 0)
                        .count())
                .isGreaterThan(1);
    }

    @Test
    void anAbortedInputIsInvisibleToCommittedReadersAndACommittedOneIsWhole() {
        String lines = IntStream.range(0, 5_000).mapToObj(i -> i + ":v\n").collect(Collectors.joining());

        CliResult aborted = produce(topic, lines + "bad\n", "--transactional", "--key-separator", ":");
        assertThat(aborted.exitCode()).as(aborted.toString()).isEqualTo(1);
        assertThat(aborted.err())
                .contains("line 5001: no key separator")
                .contains("transaction aborted")
                .contains("sent 5000, acknowledged 0, failed 1");
        assertThat(cluster.readCommitted(topic)).isEmpty();

        CliResult committed = produce(topic, lines, "--transactional", "--key-separator", ":");
        assertThat(committed.exitCode()).as(committed.toString()).isZero();
        assertThat(committed.err()).contains("sent 5000, acknowledged 5000, failed 0");
        // The markers of a commit reach the partitions a moment after it is answered.
        Await.until(
                "the whole input is visible", () -> cluster.readCommitted(topic).size() == 5_000);
    }

    @Test
    void anInterruptionAbortsTheTransaction() {
        CliRunner runner = CliRunner.real();

        CliResult result = kafka.run(
                runner.stdin(new Endless(
                        this::hasRecords, () -> runner.cancellation().cancel())),
                "produce",
                topic,
                "--transactional");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(130);
        assertThat(result.err()).contains("transaction aborted").contains("acknowledged 0, failed 0");
        assertThat(cluster.readCommitted(topic)).isEmpty();
    }

    @Test
    void anInterruptionAtARateIsImmediateAndSaysWhereToGoOn() {
        CliRunner runner = CliRunner.real();
        long started = System.nanoTime();

        CliResult result = kafka.run(
                runner.stdin(new Endless(
                        this::hasRecords, () -> runner.cancellation().cancel())),
                "produce",
                topic,
                "--rate",
                "1/m");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(130);
        assertThat(System.nanoTime() - started).isLessThan(40_000_000_000L);
        assertThat(result.err()).contains("acknowledged 1, failed 0").contains("to go on, use --resume-from 2");
        assertThat(cluster.readCommitted(topic)).hasSize(1);
    }

    @Test
    void whatTheBrokerRefusesIsKeptAndCanBeSentOnceTheTopicTakesIt() throws Exception {
        String small = TestTopics.unique("market.order.small");
        cluster.createTopic(small, 2, Map.of("max.message.bytes", "2000"));
        String large = noise(5_000);
        Path input = Files.writeString(folder.resolve("in.txt"), "a\n" + large + "\r\nb\n");
        Path rejects = folder.resolve("rejects.txt");

        CliResult first = kafka.run("produce", small, input.toString(), "--reject-file", rejects.toString());
        assertThat(first.exitCode()).as(first.toString()).isEqualTo(1);
        assertThat(first.err()).contains(input + ":2: refused: ").contains("sent 3, acknowledged 2, failed 1");
        assertThat(Files.readString(rejects)).isEqualTo(large + "\r\n");
        assertThat(Files.readString(Path.of(rejects + ".reasons.jsonl")))
                .startsWith("{\"source\":\"" + input + "\",\"line\":2,\"error\":\"MESSAGE_TOO_LARGE\"");

        CliResult second = kafka.run("produce", topic, rejects.toString());
        assertThat(second.exitCode()).as(second.toString()).isZero();
        assertThat(values(cluster.readCommitted(topic))).containsExactly(large + "\r");
        assertThat(values(cluster.readCommitted(small))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aLargeRecordThatCompressesIsAcceptedAndOneThatDoesNotTakesNoOtherWithIt() throws Exception {
        Path input = folder.resolve("in.txt");
        Files.writeString(input, "1\n" + "x".repeat(2 << 20) + "\n2\n" + noise(2 << 20) + "\n3\n");

        CliResult result = kafka.run("produce", topic, input.toString(), "--compression", "zstd");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.err())
                .contains(input + ":4: refused: ")
                .contains("max.message.bytes of topic '" + topic + "' is 1048588 for a compressed batch")
                .contains("sent 5, acknowledged 4, failed 1");
        assertThat(values(cluster.readCommitted(topic)).stream().map(String::length))
                .containsExactlyInAnyOrder(1, 1, 1, 2 << 20);
    }

    @Test
    void everyFormatReachesTheTopic() throws Exception {
        Path csv = Files.writeString(folder.resolve("a.csv"), "id,name,p,h\n1,\"x,\n\"\"y\"\"\",3,w\n");
        Path array = Files.writeString(folder.resolve("a.json"), "[{\"key\":\"k\",\"value\":\"array\"}]");
        Path blob = Files.write(folder.resolve("blob"), new byte[] {0, '\n', (byte) 0xFF});

        assertThat(List.of(
                        kafka.run(
                                "produce",
                                topic,
                                "-i",
                                "csv",
                                "--key-field",
                                "id",
                                "--partition-field",
                                "p",
                                "--header-field",
                                "H=h",
                                csv.toString()),
                        kafka.run("produce", topic, "-i", "json-array", array.toString(), "--partition", "4"),
                        kafka.run("produce", topic, "--value-file", blob.toString(), "--partition", "5"),
                        kafka.run("produce", topic, "--template", "t{{seq}}", "-n", "2", "--partition", "6")))
                .allSatisfy(result ->
                        assertThat(result.exitCode()).as(result.toString()).isZero());

        List<ConsumerRecord<byte[], byte[]>> records = cluster.readCommitted(topic);
        assertThat(values(records.subList(0, 2))).containsExactly("{\"name\":\"x,\\n\\\"y\\\"\"}", "array");
        assertThat(records.get(0).headers().lastHeader("H").value()).isEqualTo("w".getBytes(UTF_8));
        assertThat(records.get(2).value()).isEqualTo(new byte[] {0, '\n', (byte) 0xFF});
        assertThat(values(records.subList(3, 5))).containsExactly("t1", "t2");
    }

    @Test
    void aTransactionThatTheBrokersWouldNotGrantIsNeverAskedFor() {
        CliResult result = produce(topic, "a\n", "--transactional", "-X", "transaction.timeout.ms=99999999");

        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    private CliResult produce(String to, String input, String... options) {
        List<String> args = new ArrayList<>(List.of("produce", to));
        args.addAll(List.of(options));
        return kafka.run(CliRunner.real().stdin(input), args.toArray(String[]::new));
    }

    private Map<String, Integer> places() {
        return cluster.readCommitted(topic).stream()
                .collect(Collectors.toMap(record -> new String(record.value(), UTF_8), ConsumerRecord::partition));
    }

    private static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(r -> new String(r.value(), UTF_8)).toList();
    }

    private static String noise(int length) {
        return new Random(5)
                .ints(length, 'A', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private boolean hasRecords() {
        return cluster.endOffsets(topic).values().stream().anyMatch(end -> end > 0);
    }

    /** Lines without end, which ask to stop once something has begun. */
    private static final class Endless extends InputStream {
        private final BooleanSupplier begun;
        private final Runnable stop;
        private int blocks;

        Endless(BooleanSupplier begun, Runnable stop) {
            this.begun = begun;
            this.stop = stop;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in blocks");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            blocks++;
            if (blocks == 1) {
                new Thread(
                                () -> {
                                    try {
                                        Await.until("records were sent", begun);
                                    } finally {
                                        stop.run();
                                    }
                                },
                                "stop")
                        .start();
            }
            for (int i = 0; i < 1_000; i++) {
                buffer[offset + i] = (byte) (i % 10 == 9 ? '\n' : 'x');
            }
            return 1_000;
        }
    }
}
