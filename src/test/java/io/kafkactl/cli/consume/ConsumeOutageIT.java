package io.kafkactl.cli.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.GatedOutput;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestCluster;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** What a reader gets while brokers go away. */
@Timeout(400)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsumeOutageIT {
    private static final int RECORDS = 1_000_000;
    private static final int PARTITIONS = 6;
    private static final List<Integer> BROKERS = List.of(1, 2, 3);

    private SandboxFixture kafka;
    private TestCluster cluster;
    private String topic;

    @BeforeAll
    void aMillionNumbersOnThreeBrokers() {
        kafka = SandboxFixture.start(3);
        cluster = kafka.cluster();
        topic = cluster.createTopic("market.order.placed", PARTITIONS);
        try (Producer<byte[], byte[]> producer = cluster.producer(
                Map.of(ProducerConfig.LINGER_MS_CONFIG, 50, ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10))) {
            for (int i = 0; i < RECORDS; i++) {
                var unused = producer.send(new ProducerRecord<>(
                        topic, i % PARTITIONS, null, null, String.valueOf(i).getBytes(UTF_8)));
            }
        }
        assertThat(cluster.endOffsets(topic).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(RECORDS);
    }

    @AfterAll
    void end() {
        kafka.close();
    }

    @Test
    @Order(1)
    void aBrokerKilledAndRestartedLosesNothingAndDoublesNothing() throws Exception {
        GatedOutput out = new GatedOutput();
        CompletableFuture<CliResult> run = start(out, "consume", topic);
        Await.until("the output blocks", () -> out.size() > 0);
        kafka.killBroker(2);
        out.open();
        kafka.startBroker(2);

        CliResult result = run.get();

        assertThat(result.exitCode()).as(result.err()).isZero();
        BitSet seen = new BitSet(RECORDS);
        assertThat(numbers(out.text(), seen)).isEqualTo(RECORDS);
        assertThat(seen.cardinality()).isEqualTo(RECORDS);
    }

    @Test
    @Order(2)
    void withAllBrokersDownTheExitCodeSaysWhetherAnythingWasWrittenAndWhereToGoOn() throws Exception {
        String none = cluster.createTopic("market.order.none", 1);
        GatedOutput some = new GatedOutput();
        GatedOutput nothing = new GatedOutput();
        CompletableFuture<CliResult> partly = start(some, "--timeout", "5s", "consume", topic);
        CompletableFuture<CliResult> waiting = start(nothing, "--timeout", "5s", "consume", none, "-f");
        Await.until("the output blocks", () -> some.size() > 0);
        BROKERS.forEach(kafka::killBroker);
        some.open();

        CliResult empty = waiting.get();
        assertThat(empty.exitCode()).as(empty.err()).isEqualTo(5);
        assertThat(nothing.size()).isZero();
        CliResult result = partly.get();
        BitSet seen = new BitSet(RECORDS);
        int before = numbers(some.text(), seen);
        assertThat(before).isLessThan(RECORDS);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.err()).contains("; " + before + " records were written before that");

        Map<Integer, Integer> goOn = Pattern.compile("--partition (\\d+) --from (\\d+)")
                .matcher(result.err())
                .results()
                .collect(Collectors.toMap(
                        part -> Integer.valueOf(part.group(1)), part -> Integer.valueOf(part.group(2))));
        assertThat(goOn).hasSize(PARTITIONS);
        BitSet expected = new BitSet(RECORDS);
        goOn.forEach((partition, from) -> IntStream.range(0, from)
                .map(offset -> offset * PARTITIONS + partition)
                .forEach(expected::set));
        assertThat(expected.cardinality()).isEqualTo(before);
        assertThat(seen).isEqualTo(expected);
    }

    private CompletableFuture<CliResult> start(GatedOutput out, String... args) {
        return CompletableFuture.supplyAsync(() -> kafka.run(CliRunner.real().stdout(out), args));
    }

    /** How many lines there are; each must be a number that was sent. */
    private static int numbers(String lines, BitSet seen) {
        return lines.lines().mapToInt(Integer::parseInt).peek(seen::set).reduce(0, (count, number) -> count + 1);
    }
}
