package io.kafkactl.failures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.FaultyKafka;
import io.kafkactl.testkit.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A member of a group writes each record at least once, and commits none that it has not written. */
final class ConsumeOperation implements Operation {
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 30_000;
    private static final String FILLER = "x".repeat(250);

    @Override
    public String under(Fault fault, FaultyKafka kafka, Path temp) throws Exception {
        TestCluster cluster = kafka.cluster();
        String topic = cluster.createTopic("market.order.placed", PARTITIONS);
        String group = "readers-of-" + topic;
        cluster.produce(IntStream.range(0, RECORDS)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(
                        topic, i % PARTITIONS, null, (i + ":" + FILLER).getBytes(UTF_8)))
                .toList());
        Scene scene = new Scene(kafka, fault, temp, () -> kafka.leader(topic, 0), () -> kafka.groupCoordinator(group));
        String[] command = {
            "consume",
            topic,
            "-g",
            group,
            "--commit",
            // So that it fetches all the time, and does not have everything before anything breaks.
            "-X",
            "consumer.max.partition.fetch.bytes=65536",
            "-X",
            "consumer.fetch.max.bytes=65536"
        };
        Path err = temp.resolve("err");
        Process run = Scene.started(scene.program(command).redirectError(err.toFile()));
        SlowReader reading = new SlowReader(run, RECORDS / 2);
        Await.until("the first records are read", Ended.LONGEST_RUN, () -> !run.isAlive() || reading.hasBegun());

        scene.strike().join();
        List<Integer> read = reading.rest();
        int exitCode = Ended.exitCode(run);

        String said = "exit " + exitCode + ", " + read.size() + " lines: " + Files.readString(err);
        assertThat(exitCode).as("seed " + UnderFaults.SEED + ": " + said).isZero();
        assertInOrder(read);
        try (TestCluster reader = kafka.reader()) {
            assertThat(reader.committedOffsets(group)).as(said).isEqualTo(reader.endOffsets(topic));
        }
        kafka.forgetTopics(topic);
        return said;
    }

    /** None is missing; a partition may begin again at what was committed, and nowhere else than behind a gap. */
    private static void assertInOrder(List<Integer> read) {
        BitSet seen = new BitSet(RECORDS);
        List<String> wrong = new ArrayList<>();
        for (int number : read) {
            if (number >= PARTITIONS && !seen.get(number - PARTITIONS)) {
                wrong.add(number + " before " + (number - PARTITIONS));
            }
            seen.set(number);
        }
        assertThat(wrong).as("seed " + UnderFaults.SEED).isEmpty();
        assertThat(seen.cardinality())
                .as("records that were written, seed " + UnderFaults.SEED)
                .isEqualTo(RECORDS);
    }
}
