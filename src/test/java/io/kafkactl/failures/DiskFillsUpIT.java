package io.kafkactl.failures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.PackagedProgram;
import io.kafkactl.testkit.SmallDiskKafka;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody else fills the disk of the only broker, which ends itself, while a command reads, applies or resets: what was
 * said to be done is done, and the same command finishes the rest when there is room.
 */
@Timeout(300)
@NeedsPatience
class DiskFillsUpIT {
    private static final int DISK_MEGABYTES = 40;
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 9_000;
    private static final int MOST = 60;

    @TempDir
    Path folder;

    @TempDir
    Path temp;

    private SmallDiskKafka kafka;

    @BeforeEach
    void start() {
        kafka = new SmallDiskKafka(folder, DISK_MEGABYTES, false);
    }

    @AfterEach
    void end() {
        Scene.endAll();
        kafka.close();
    }

    /** Some seconds from now the disk is full and its broker dead. */
    private CompletableFuture<Void> fillTheDisk() {
        String topic = kafka.cluster().createTopic("market.filler.written", 1);
        Map<String, Object> impatient =
                Map.of("delivery.timeout.ms", 4_000, "request.timeout.ms", 2_000, "max.block.ms", 2_000);
        return CompletableFuture.runAsync(() -> {
            Random random = new Random(7);
            try (Producer<byte[], byte[]> producer = kafka.cluster().producer(impatient)) {
                while (kafka.isAlive()) {
                    byte[] noise = new byte[400_000];
                    random.nextBytes(noise);
                    // Whether it arrives does not matter.
                    assertThat(producer.send(new ProducerRecord<>(topic, noise)))
                            .isNotNull();
                    LockSupport.parkNanos(100_000_000);
                }
            }
        });
    }

    private ProcessBuilder program(String... args) {
        List<String> all = new ArrayList<>(List.of("--timeout", "10s"));
        all.addAll(List.of(args));
        return PackagedProgram.command(kafka.address(), all.toArray(String[]::new));
    }

    private TestCluster reader() {
        return new TestCluster(kafka.address());
    }

    @Test
    void aMemberHasWrittenWhatItCommittedAndGoesOnBehindIt() throws Exception {
        String topic = kafka.cluster().createTopic("market.order.placed", PARTITIONS);
        String group = "readers-of-" + topic;
        kafka.cluster()
                .produce(IntStream.range(0, RECORDS)
                        .mapToObj(i -> new ProducerRecord<byte[], byte[]>(
                                topic, i % PARTITIONS, null, (i + ":" + "x".repeat(2_000)).getBytes(UTF_8)))
                        .toList());
        // So that it fetches all the time, and does not have everything before the disk is full.
        String small = "consumer.max.partition.fetch.bytes=65536";
        String[] consume = {
            "consume", topic, "-g", group, "--commit", "-X", small, "-X", "consumer.fetch.max.bytes=65536"
        };
        Path err = temp.resolve("err");
        Process run = Scene.started(program(consume).redirectError(err.toFile()));
        SlowReader reading = new SlowReader(run, RECORDS / 2);
        Await.until("the first records are read", Ended.LONGEST_RUN, () -> !run.isAlive() || reading.hasBegun());

        fillTheDisk().join();
        Set<Integer> read = new HashSet<>(reading.rest());
        keep("CONSUME", new Ended(Ended.exitCode(run), read.size() + " lines", Files.readString(err)));

        kafka.restartWithRoom(100);
        try (TestCluster reader = reader()) {
            reader.committedOffsets(group)
                    .forEach((partition, committed) -> assertThat(read)
                            .as("what was committed of partition " + partition)
                            .containsAll(IntStream.range(0, committed.intValue())
                                    .mapToObj(i -> partition + i * PARTITIONS)
                                    .toList()));
        }
        Ended rest = Ended.of(program(consume), temp);
        assertThat(rest.exitCode()).as(rest.err()).isZero();
        rest.out().lines().map(NumberedNoise::number).forEach(read::add);
        assertThat(read).hasSize(RECORDS);
        try (TestCluster reader = reader()) {
            assertThat(reader.committedOffsets(group)).isEqualTo(reader.endOffsets(topic));
        }
    }

    @Test
    void anApplySaysWhatItDidAndALaterOneFinishesIt() throws Exception {
        RepeatedApply applies = new RepeatedApply(this::program, this::reader, temp, 1);
        Ended first = applies.run(1);
        assertThat(first.exitCode()).as(first.toString()).isZero();

        CompletableFuture<Void> full = fillTheDisk();
        Ended apply = first;
        int round = 1;
        while (apply.exitCode() == 0 && round < MOST) {
            apply = applies.run(++round);
        }
        full.join();
        keep("APPLY", apply);

        kafka.restartWithRoom(100);
        applies.assertSaysWhatIsSo(apply, round);
        Ended last = applies.run(round);
        assertThat(last.exitCode()).as(last.toString()).isZero();
        applies.assertSaysWhatIsSo(last, round);
        applies.assertNothingDiffers(round);
    }

    @Test
    void aGroupStandsWhereItsResetSaysOrWhereItStood() throws Exception {
        String topic = kafka.cluster().createTopic("market.order.placed", ResetOperation.PARTITIONS);
        String group = "readers-of-" + topic;
        TestGroups groups = new TestGroups(kafka.cluster());
        for (int partition = 0; partition < ResetOperation.PARTITIONS; partition++) {
            groups.fill(topic, partition, MOST);
        }
        groups.commit(group, topic, 0, 0);
        Ended reset = reset(group, topic, 0);
        assertThat(reset.exitCode()).as(reset.toString()).isZero();

        CompletableFuture<Void> full = fillTheDisk();
        int to = 0;
        while (reset.exitCode() == 0 && to < MOST) {
            reset = reset(group, topic, ++to);
        }
        full.join();
        keep("RESET", reset);

        kafka.restartWithRoom(100);
        long stood = to - 1L;
        Map<Integer, Long> before = IntStream.range(0, ResetOperation.PARTITIONS)
                .boxed()
                .collect(Collectors.toMap(partition -> partition, partition -> stood));
        ResetOperation.checked(reset, before, committed(group), to);
        Ended last = reset(group, topic, to);
        assertThat(last.exitCode()).as(last.toString()).isZero();
        ResetOperation.checked(last, before, committed(group), to);
    }

    private Ended reset(String group, String topic, long to) throws IOException, InterruptedException {
        return Ended.of(program(ResetOperation.command(temp, group, topic, to)), temp);
    }

    private Map<Integer, Long> committed(String group) {
        try (TestCluster reader = reader()) {
            return reader.committedOffsets(group);
        }
    }

    private void keep(String command, Ended ended) throws IOException {
        assertThat(ended.exitCode()).as(ended.toString()).isIn(1, 5);
        assertThat(ended.err()).doesNotContain("\tat ", "bug in kafkactl");
        assertThat(kafka.isAlive()).isFalse();
        UnderFaults.keep(command + "-FULL_DISK", ended.toString());
    }
}
