package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, killed in the middle of its work. */
@WithKafka
class RedriveCrashIT {
    private static final int RECORDS = 20_000;
    private static final int KEYS = 500;
    private static final int PARTITIONS = 6;
    private static final int KILLS = 6;
    private static final long SEED = 20261121;

    private final KafkaFixture kafka;
    private final TestCluster cluster;
    private final String source = TestTopics.unique("market.order.placed");
    private final String dlq = source + ".dead-letter";

    @TempDir
    Path temp;

    RedriveCrashIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
    }

    @Test
    void killedAtRandomPointsItStillPutsEveryRecordBackOnceAndInOrder() throws IOException, InterruptedException {
        cluster.createTopic(source, PARTITIONS, Map.of());
        cluster.createTopic(dlq, PARTITIONS, Map.of());
        int filled = fill(0, RECORDS);
        Random random = new Random(SEED);
        for (int kills = 0; kills < KILLS; ) {
            long before = written();
            int after = 1 + random.nextInt(RECORDS / 8);
            Process run = start();
            Await.until(
                    "the run wrote " + after + " records or ended",
                    Duration.ofSeconds(90),
                    () -> !run.isAlive() || written() >= before + after);
            if (run.isAlive()) {
                run.destroyForcibly().waitFor();
                kills++;
            } else {
                assertThat(run.exitValue()).as("exit of a run nobody killed").isZero();
                assertThat(filled).as("records until a run was caught at work").isLessThan(10 * RECORDS);
                filled = fill(filled, filled + RECORDS);
            }
        }

        Process last = start();
        assertThat(last.waitFor()).as("exit of the last run").isZero();

        assertEachOnceAndInOrder(cluster.readCommitted(source), filled);
    }

    @Test
    void terminatedItFinishesItsTransactionReportsAndIsResumed() throws IOException, InterruptedException {
        cluster.createTopic(source, PARTITIONS, Map.of());
        cluster.createTopic(dlq, PARTITIONS, Map.of());
        int filled = fill(0, 3 * RECORDS);
        Process run = start();
        Await.until("the run has begun or ended", Duration.ofSeconds(90), () -> !run.isAlive() || written() > 0);
        run.destroy();
        assertThat(run.waitFor()).as("exit after SIGTERM").isEqualTo(143);
        assertThat(Files.readString(temp.resolve("run.log"))).contains(" redriven, ", "run the same command again");

        assertThat(start().waitFor()).as("exit of the second run").isZero();

        assertEachOnceAndInOrder(cluster.readCommitted(source), filled);
    }

    private int fill(int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        byte[] noise = new byte[1_500];
        Random random = new Random(SEED);
        for (int i = from; i < to; i++) {
            random.nextBytes(noise);
            int key = i % KEYS;
            String value = key + ":" + i + ":" + new String(noise, UTF_8);
            records.add(headers(dlq, key % PARTITIONS, bytes("key-" + key), bytes(value), source));
        }
        cluster.produce(records);
        return to;
    }

    /** Records and markers in the log of the source topic, aborted ones too. */
    private long written() {
        return cluster.endOffsets(source).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Process start() throws IOException {
        File log = temp.resolve("run.log").toFile();
        return new ProcessBuilder(
                        "target/kafkactl/bin/kafkactl", "-b", kafka.bootstrapServers(), "dlq", "redrive", dlq, "--yes")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static void assertEachOnceAndInOrder(List<ConsumerRecord<byte[], byte[]>> records, int filled) {
        Set<Integer> seen = new HashSet<>();
        Map<String, Integer> lastOfKey = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String[] parts = new String(record.value(), UTF_8).split(":", 3);
            int number = Integer.parseInt(parts[1]);
            if (!seen.add(number)) {
                wrong.add("twice: " + number);
            }
            Integer last = lastOfKey.put(parts[0], number);
            if (last != null && last > number) {
                wrong.add("key " + parts[0] + ": " + number + " after " + last);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).hasSize(filled);
    }
}
