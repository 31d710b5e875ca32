package io.kafkactl.failures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.FaultyKafka;
import io.kafkactl.testkit.TestCluster;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a producer has acknowledged is there once and in order, whatever breaks meanwhile; a transaction is there whole. */
final class ProduceOperation implements Operation {
    private static final int PARTITIONS = 6;
    private static final int KEYS = 90;
    private static final int LINES_A_MILLISECOND = 3;
    private static final String FILLER = "x".repeat(150);

    /** Numbered lines that flow until they are told to end. */
    private static final class Flow {
        private final CompletableFuture<Integer> lines;
        private volatile boolean ended;

        Flow(OutputStream to) {
            this.lines = CompletableFuture.supplyAsync(() -> flow(to));
        }

        private int flow(OutputStream to) {
            int number = 0;
            try (OutputStream out = new BufferedOutputStream(to)) {
                while (!ended) {
                    for (int end = number + LINES_A_MILLISECOND * 10; number < end; number++) {
                        out.write(("k" + number % KEYS + ":" + number + ":" + FILLER + "\n").getBytes(UTF_8));
                    }
                    out.flush();
                    Thread.sleep(10);
                }
            } catch (IOException e) {
                // Nobody reads any more: the exit code tells why.
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return number;
        }

        /** How many there were. */
        int end() {
            ended = true;
            return lines.join();
        }
    }

    @Override
    public String under(Fault fault, FaultyKafka kafka, Path temp) throws Exception {
        TestCluster cluster = kafka.cluster();
        String topic = cluster.createTopic("market.order.placed", PARTITIONS);
        boolean whole = fault.hitsTheCoordinator();
        Scene scene = new Scene(
                kafka, fault, temp, () -> kafka.leader(topic, 0), () -> kafka.coordinatorOfAnOpenTransaction());
        List<String> args = new ArrayList<>(List.of("produce", topic, "--key-separator", ":"));
        if (whole) {
            args.add("--transactional");
        }
        Path log = temp.resolve(fault + ".log");
        Process run = scene.program(args.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Flow flow = new Flow(run.getOutputStream());
        Await.until("the first records arrive", () -> !run.isAlive() || written(cluster, topic) > 0);

        CompletableFuture<Void> blow = scene.strike();
        if (whole) {
            // What it commits with is what breaks.
            Thread.sleep(1_500);
            flow.end();
        }
        blow.join();
        int lines = flow.end();
        int exitCode = Ended.exitCode(run);

        String said = Files.readString(log);
        String summary = "sent " + lines + ", acknowledged " + lines + ", failed 0";
        assertThat(exitCode).as("seed " + UnderFaults.SEED + ": " + said).isZero();
        assertThat(said).contains(summary);
        try (TestCluster reader = kafka.reader()) {
            assertEachOnceAndInOrder(reader.readCommitted(topic), lines);
        }
        return "exit " + exitCode + ": " + said;
    }

    private static void assertEachOnceAndInOrder(List<ConsumerRecord<byte[], byte[]>> records, int lines) {
        BitSet seen = new BitSet(lines);
        Map<String, Integer> lastOfKey = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String value = new String(record.value(), UTF_8);
            int number = Integer.parseInt(value.substring(0, value.indexOf(':')));
            if (seen.get(number)) {
                wrong.add("twice: " + number);
            }
            seen.set(number);
            Integer last = lastOfKey.put(new String(record.key(), UTF_8), number);
            if (last != null && last > number) {
                wrong.add(number + " after " + last);
            }
        }
        assertThat(wrong).as("seed " + UnderFaults.SEED).isEmpty();
        assertThat(seen.cardinality()).as("records that are there, seed " + UnderFaults.SEED).isEqualTo(lines);
    }

    private static long written(TestCluster cluster, String topic) {
        return cluster.endOffsets(topic).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
