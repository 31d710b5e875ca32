package io.kafkactl.cli.produce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records while brokers go away; the last test leaves none. */
@Timeout(400)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProduceOutageIT {
    private static final int LINES = 2_000_000;

    @TempDir
    static Path folder;

    private SandboxFixture kafka;
    private TestCluster cluster;

    @BeforeAll
    void threeBrokers() {
        kafka = SandboxFixture.start(3);
        cluster = kafka.cluster();
    }

    @AfterAll
    void end() {
        kafka.close();
    }

    @Test
    @Order(1)
    void aBrokerKilledAndRestartedLosesNothingAndDoublesNothing() throws Exception {
        Path file = folder.resolve("lines.txt");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < LINES; i++) {
                out.write(Integer.toString(i));
                out.write('\n');
            }
        }
        String topic = cluster.createTopic("market.order.placed", 6);

        CompletableFuture<CliResult> run =
                CompletableFuture.supplyAsync(() -> kafka.run("produce", topic, file.toString()));
        Await.until("the first records arrived", () -> total(topic) > 0);
        kafka.killBroker(2);
        kafka.startBroker(2);
        CliResult result = run.get();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).contains("sent " + LINES + ", acknowledged " + LINES + ", failed 0");
        assertThat(total(topic)).isEqualTo(LINES);
        assertThat(distinctNumbers(topic)).isEqualTo(LINES);
    }

    @Test
    @Order(2)
    void tooFewReplicasAreNamedAndNothingIsSaidToBeSent() {
        String topic = TestTopics.unique("market.order.strict");
        cluster.createTopic(topic, 1, Map.of("min.insync.replicas", "3"));
        kafka.stopBroker(3);

        CliResult result = kafka.run(CliRunner.real().stdin("a\nb\n"), "--timeout", "5s", "produce", topic);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(5);
        assertThat(result.err())
                .contains("warning: nothing was acknowledged for 3 s, 2 records wait: partition 0 has fewer in-sync "
                        + "replicas than min.insync.replicas=3; giving up after 5 s")
                .contains("error: lines 1-2: not acknowledged within 5 s: partition 0 has fewer in-sync replicas")
                .contains("to go on, use --resume-from 1")
                .contains("sent 2, acknowledged 0, failed 2");
        kafka.startBroker(3);
    }

    @Test
    @Order(3)
    void withAllBrokersDownTheExitCodeSaysWhetherAnythingArrived() throws Exception {
        String none = cluster.createTopic("market.order.none", 1);
        String some = cluster.createTopic("market.order.some", 1);
        try (PipedOutputStream toNone = new PipedOutputStream();
                PipedOutputStream toSome = new PipedOutputStream()) {
            Waited noneIn = new Waited(toNone);
            CompletableFuture<CliResult> before = produce(none, noneIn);
            CompletableFuture<CliResult> after = produce(some, new Waited(toSome));
            write(toSome, "1\n2\n3\n");
            Await.until("three are acknowledged", () -> total(some) == 3);
            Await.until("the other looked at its topic", () -> noneIn.read);
            for (int broker : List.of(1, 2, 3)) {
                kafka.killBroker(broker);
            }

            write(toNone, "1\n2\n");
            write(toSome, "4\n5\n");

            CliResult nothing = before.get();
            assertThat(nothing.exitCode()).as(nothing.toString()).isEqualTo(5);
            assertThat(nothing.err())
                    .contains("warning: nothing was acknowledged for 3 s, 1 record waits: no broker answers at ")
                    .containsPattern("error: line 1: not acknowledged.*: no broker answers at ")
                    .contains("to go on, use --resume-from 1")
                    .contains("sent 1, acknowledged 0, failed 1");
            CliResult partly = after.get();
            assertThat(partly.exitCode()).as(partly.toString()).isEqualTo(1);
            assertThat(partly.err())
                    .contains("error: lines 4-5: not acknowledged within 5 s: no broker answers")
                    .contains("to go on, use --resume-from 4; what was sent and not acknowledged may be in the topic")
                    .contains("sent 5, acknowledged 3, failed 2");
        }
    }

    private CompletableFuture<CliResult> produce(String topic, PipedInputStream in) {
        return CompletableFuture.supplyAsync(
                () -> kafka.run(CliRunner.real().stdin(in), "--timeout", "5s", "produce", topic));
    }

    /** Notes that somebody waits for input, which is after the topic was looked at. */
    private static final class Waited extends PipedInputStream {
        private volatile boolean read;

        Waited(PipedOutputStream source) throws IOException {
            super(source);
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
            read = true;
            return super.read(buffer, offset, length);
        }
    }

    private static void write(PipedOutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private long total(String topic) {
        return cluster.endOffsets(topic).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Numbers that are there, each of which must be there once for the total to be the same. */
    private int distinctNumbers(String topic) {
        BitSet seen = new BitSet(LINES);
        try (Consumer<byte[], byte[]> consumer = cluster.consumer(Map.of("max.poll.records", 50_000))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> seen.set(Integer.parseInt(new String(record.value(), UTF_8))));
            }
        }
        return seen.cardinality();
    }
}
