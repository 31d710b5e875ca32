package io.kafkactl.cli.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.GatedOutput;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ranges of a real log: many partitions at once, the last records, records that vanish, partitions that appear. */
@WithKafka
@Timeout(400)
class ConsumeRangeIT {
    private final KafkaFixture kafka;
    private final TestCluster cluster;

    ConsumeRangeIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
    }

    @Test
    void parallelThreadsGiveEveryRecordOnceAndInOrderWithinItsPartition() {
        String topic = cluster.createTopic("market.order.placed", 4);
        cluster.produce(IntStream.range(0, 40_000)
                .mapToObj(i -> record(topic, i % 3, null, (i % 3) + ":" + i / 3))
                .toList());

        CliResult all = kafka.run("consume", topic);
        CliResult some = kafka.run("consume", topic, "-n", "7000");

        assertThat(all.exitCode()).as(all.err()).isZero();
        Map<String, List<Integer>> seen = all.out()
                .lines()
                .map(line -> line.split(":"))
                .collect(Collectors.groupingBy(
                        part -> part[0], Collectors.mapping(part -> Integer.valueOf(part[1]), Collectors.toList())));
        assertThat(seen).containsOnlyKeys("0", "1", "2");
        seen.values()
                .forEach(list -> assertThat(list)
                        .isEqualTo(IntStream.range(0, list.size()).boxed().toList()));
        assertThat(all.out().lines()).hasSize(40_000);
        assertThat(some.out().lines()).hasSize(7_000);
    }

    @Test
    void theTailCountsRealRecordsOverAllPartitionsInOrderOfTime() {
        String topic = cluster.createTopic("market.order.tailed", 3);
        cluster.produce(IntStream.range(0, 6)
                .mapToObj(i -> record(topic, i % 2, 1_000L * (i + 1), "v" + i))
                .toList());
        try (Producer<byte[], byte[]> producer =
                cluster.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tx-" + topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            // More than the first windows hold.
            for (int i = 0; i < 500; i++) {
                var unused = producer.send(record(topic, 0, 9_000L, "aborted"));
            }
            producer.flush();
            producer.abortTransaction();
        }
        Await.until("the marker is written", () -> cluster.endOffsets(topic).getOrDefault(0, 0L) == 504);

        assertThat(consume(topic, "--tail", "3")).isEqualTo("v3\nv4\nv5\n");
        assertThat(consume(topic, "--tail", "5")).isEqualTo("v1\nv2\nv3\nv4\nv5\n");
        assertThat(consume(topic, "--tail", "100")).isEqualTo("v0\nv1\nv2\nv3\nv4\nv5\n");
        assertThat(consume(topic, "--tail", "1", "--partition", "1", "--to", "2"))
                .isEqualTo("v3\n");
        assertThat(consume(topic, "--tail", "0")).isEmpty();
    }

    @Test
    void abortedRecordsAndMarkersAtTheEndAndAnOpenTransactionHoldNothingUp() {
        String topic = cluster.createTopic("market.order.settled", 2);
        cluster.produce(List.of(record(topic, 0, null, "plain")));
        try (Producer<byte[], byte[]> producer =
                cluster.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tx-" + topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            var committed = producer.send(record(topic, 0, null, "committed"));
            producer.commitTransaction();
            producer.beginTransaction();
            var aborted = producer.send(record(topic, 0, null, "aborted"));
            producer.flush();
            producer.abortTransaction();
            cluster.awaitMarkers();
            assertThat(consume(topic)).isEqualTo("plain\ncommitted\n");

            producer.beginTransaction();
            var open = producer.send(record(topic, 0, null, "open"));
            producer.flush();
            assertThat(consume(topic)).isEqualTo("plain\ncommitted\n");
            assertThat(consume(topic, "-X", "consumer.isolation.level=read_uncommitted"))
                    .isEqualTo("plain\ncommitted\naborted\nopen\n");
            assertThat(List.of(committed, aborted, open)).allMatch(sent -> sent.isDone());
            producer.abortTransaction();
        }
    }

    @Test
    void aCompactedLogIsReadToItsEndOverItsGaps() {
        String topic = TestTopics.unique("market.order.latest");
        cluster.createTopic(
                topic,
                2,
                Map.of("cleanup.policy", "compact", "segment.ms", "100", "min.cleanable.dirty.ratio", "0.01"));
        long now = System.currentTimeMillis();
        cluster.produce(IntStream.range(0, 100)
                .mapToObj(i -> keyed(topic, now - 60_000, "k", "v" + i))
                .toList());
        // A record that is younger than segment.ms by its timestamp closes the segment before it.
        cluster.produce(List.of(keyed(topic, now, "k", "v100")));
        Await.until(
                "the log is compacted",
                Duration.ofSeconds(60),
                () -> cluster.readCommitted(topic).size() < 10);
        assertThat(cluster.endOffsets(topic)).containsEntry(0, 101L);

        assertThat(consume(topic)).endsWith("v100\n");
        assertThat(consume(topic, "--to", "+90").lines()).hasSizeLessThan(2);
        assertThat(consume(topic, "--tail", "1")).isEqualTo("v100\n");
        assertThat(consume(topic, "--from", "-1")).isEqualTo("v100\n");
    }

    @Test
    void aTopicWithoutRecordsIsReadAtOnce() {
        String topic = cluster.createTopic("market.order.silent", 3);

        assertThat(consume(topic)).isEmpty();
        assertThat(consume(topic, "--tail", "5")).isEmpty();
    }

    @Test
    void aLimitIsExactOverThreadsAndFilters() {
        String topic = cluster.createTopic("market.order.limited", 4);
        cluster.produce(IntStream.range(0, 40_000)
                .mapToObj(i -> record(topic, i % 4, null, String.valueOf(i)))
                .toList());

        for (int limit : new int[] {0, 1, 777, 20_000}) {
            assertThat(consume(topic, "--grep", "[02468]$", "-n", String.valueOf(limit))
                            .lines())
                    .hasSize(limit)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void recordsDeletedWhileReadingAreReportedAndTheRestIsRead() throws Exception {
        String topic = cluster.createTopic("market.order.expired", 1);
        byte[] noise = new byte[1_000];
        Random random = new Random(7);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            random.nextBytes(noise);
            records.add(new ProducerRecord<>(topic, 0, null, null, noise.clone()));
        }
        cluster.produce(records);
        GatedOutput out = new GatedOutput();
        CompletableFuture<CliResult> run = CompletableFuture.supplyAsync(
                () -> kafka.run(CliRunner.real().stdout(out), "consume", topic, "-o", "jsonl", "-v"));
        Await.until("the output blocks", () -> out.size() > 0);
        TestCluster.get(cluster.admin()
                .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(29_000)))
                .all());
        out.open();

        CliResult result = run.get();
        List<Long> offsets = out.text()
                .lines()
                .map(line -> Long.valueOf(line.replaceAll(".*\"offset\":(\\d+),\"timestamp\".*", "$1")))
                .toList();
        int gap = IntStream.range(1, offsets.size())
                .filter(i -> offsets.get(i) != offsets.get(i - 1) + 1)
                .findFirst()
                .orElseThrow();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(offsets.get(gap)).isEqualTo(29_000);
        assertThat(offsets.get(offsets.size() - 1)).isEqualTo(29_999);
        assertThat(result.err())
                .contains("offsets " + (offsets.get(gap - 1) + 1)
                        + " to 28999 of partition 0 were deleted before they were read");
    }

    @Test
    void followTellsOfNewPartitionsAndOfTheTopicsEnd() throws Exception {
        String topic = cluster.createTopic("market.order.grown", 1);
        cluster.produce(List.of(record(topic, 0, 1_000L, "old"), record(topic, 0, 2_000L, "last")));
        GatedOutput out = new GatedOutput();
        out.open();
        CompletableFuture<CliResult> run = CompletableFuture.supplyAsync(
                () -> kafka.run(CliRunner.real().stdout(out), "consume", topic, "-f", "--tail", "1"));
        Await.until("the tail is shown", () -> out.text().equals("last\n"));

        TestCluster.get(cluster.admin()
                .createPartitions(Map.of(topic, NewPartitions.increaseTo(2)))
                .all());
        cluster.awaitLeaders(topic, 2);
        cluster.produce(List.of(record(topic, 1, null, "new")));
        Await.until("the new partition is read", () -> out.text().equals("last\nnew\n"));
        TestCluster.get(cluster.admin().deleteTopics(List.of(topic)).all());

        CliResult result = run.get();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
        assertThat(result.err())
                .contains("the topic got new partitions, read from their start: 1")
                .contains("topic '" + topic + "' was deleted while it was read");
    }

    @Test
    void whereToGoOnIsNotSaidOfATopicThatIsGone() throws Exception {
        String topic = cluster.createTopic("market.order.gone", 1);
        cluster.produce(List.of(record(topic, 0, 1_000L, "only")));
        GatedOutput out = new GatedOutput();
        out.open();
        CompletableFuture<CliResult> run = CompletableFuture.supplyAsync(
                () -> kafka.run(CliRunner.real().stdout(out), "consume", topic, "-f", "--from", "start"));
        Await.until("the record is shown", () -> out.text().equals("only\n"));

        TestCluster.get(cluster.admin().deleteTopics(List.of(topic)).all());

        CliResult result = run.get();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
        assertThat(result.err()).contains("1 record was written before that").doesNotContain("go on with");
    }

    @Test
    void interruptedWithABlockedOutputItEndsAtOnceAndSaysWhatIsMissing() throws Exception {
        String topic = cluster.createTopic("market.order.stuck", 1);
        cluster.produce(IntStream.range(0, 30_000)
                .mapToObj(i -> record(topic, 0, null, "value " + i))
                .toList());
        GatedOutput out = new GatedOutput();
        CliRunner runner = CliRunner.real().stdout(out);
        CompletableFuture<CliResult> run = CompletableFuture.supplyAsync(() -> kafka.run(runner, "consume", topic));
        Await.until("the output blocks", () -> out.size() > 0);
        long started = System.nanoTime();
        runner.cancellation().cancel();

        CliResult result = run.get();
        out.open();
        assertThat(System.nanoTime() - started).isLessThan(10_000_000_000L);
        assertThat(result.exitCode()).isEqualTo(130);
        assertThat(result.err())
                .contains("records were read but not written: nobody took the output")
                .contains("go on with --partition 0 --from ");
    }

    private String consume(String topic, String... options) {
        List<String> args = new ArrayList<>(List.of("consume", topic));
        args.addAll(List.of(options));
        CliResult result = kafka.run(args.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result.out();
    }

    private static ProducerRecord<byte[], byte[]> keyed(String topic, long timestamp, String key, String value) {
        return new ProducerRecord<>(topic, 0, timestamp, key.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, int partition, @Nullable Long timestamp, String value) {
        return new ProducerRecord<>(topic, partition, timestamp, null, value.getBytes(UTF_8));
    }
}
