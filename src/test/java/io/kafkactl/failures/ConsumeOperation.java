package io.kafkactl.failures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.FaultyKafka;
import io.kafkactl.testkit.TestCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A member of a group writes each record at least once, and commits none that it has not written. */
final class ConsumeOperation implements Operation {
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 30_000;
    private static final String FILLER = "x".repeat(250);

    /** Lines of a process, read slowly until somebody is in a hurry, so that the process waits for its reader. */
    private static final class SlowReader {
        private final List<Integer> numbers = Collections.synchronizedList(new ArrayList<>());
        private final CompletableFuture<Void> end;
        private volatile boolean hurry;

        SlowReader(Process process) {
            this.end = CompletableFuture.runAsync(() -> read(process));
        }

        private void read(Process process) {
            try (BufferedReader lines = process.inputReader(UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    numbers.add(Integer.valueOf(line.substring(0, line.indexOf(':'))));
                    while (!hurry && numbers.size() > RECORDS / 2) {
                        Thread.sleep(20);
                    }
                    if (!hurry && numbers.size() % 20 == 0) {
                        Thread.sleep(10);
                    }
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        List<Integer> rest() {
            hurry = true;
            end.join();
            return List.copyOf(numbers);
        }
    }

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
        SlowReader reading = new SlowReader(run);
        Await.until(
                "the first records are read", Ended.LONGEST_RUN, () -> !run.isAlive() || !reading.numbers.isEmpty());

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
