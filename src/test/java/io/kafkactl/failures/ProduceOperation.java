package io.kafkactl.failures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.FaultyKafka;
import io.kafkactl.testkit.PackagedProgram;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
                        out.write((line(number) + "\n").getBytes(UTF_8));
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
        Process run = Scene.started(scene.program(args.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
        Flow flow = new Flow(run.getOutputStream());
        Await.until("the first records arrive", Ended.LONGEST_RUN, () -> !run.isAlive() || written(cluster, topic) > 0);

        CompletableFuture<Void> blow = scene.strike();
        if (whole) {
            // What it commits with is what breaks.
            Thread.sleep(1_500);
            flow.end();
        }
        blow.join();
        int lines = flow.end();
        int exitCode = Ended.exitCode(run);

        String said = "exit " + exitCode + ", " + lines + " lines: " + Files.readString(log);
        Counts counts = Counts.of(said);
        assertThat(counts.acknowledged() + counts.failed()).as(said).isEqualTo(counts.sent());
        if (fault == Fault.CLOCK_AHEAD) {
            // The client library measures its patience by the clock: an hour later it has lost it.
            assertThat(exitCode).as(said).isIn(0, 1);
        } else {
            assertThat(exitCode).as("seed " + UnderFaults.SEED + ": " + said).isZero();
        }
        try (TestCluster reader = kafka.reader()) {
            BitSet there = eachAtMostOnceAndInOrder(reader.readCommitted(topic));
            if (exitCode == 0) {
                assertThat(counts.acknowledged()).as(said).isEqualTo(lines);
                assertThat(there.cardinality())
                        .as("seed " + UnderFaults.SEED + ": " + said)
                        .isEqualTo(lines);
            } else {
                assertGoesOn(scene, temp, topic, counts, there, reader);
            }
        }
        kafka.forgetTopics(topic);
        return said;
    }

    /** What was acknowledged is there, what was not is named, and the run that is suggested brings it. */
    private static void assertGoesOn(
            Scene scene, Path temp, String topic, Counts counts, BitSet there, TestCluster reader) throws Exception {
        assertThat(there.cardinality()).isGreaterThanOrEqualTo(counts.acknowledged());
        assertThat(there.nextClearBit(0)).isGreaterThanOrEqualTo(counts.resumeFrom() - 1);
        Path all = Files.write(
                temp.resolve("lines"),
                IntStream.range(0, counts.sent())
                        .mapToObj(ProduceOperation::line)
                        .toList());
        String[] rest = {
            "produce", topic, "--key-separator", ":", "--resume-from", "" + counts.resumeFrom(), all.toString()
        };
        Ended ended = Ended.of(PackagedProgram.command(scene.kafka().bootstrapServers(), rest), temp);
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        reader.readCommitted(topic).forEach(record -> there.set(number(record)));
        assertThat(there.nextClearBit(0)).isEqualTo(counts.sent());
    }

    /** What the program says of its work. */
    private record Counts(int sent, int acknowledged, int failed, int resumeFrom) {
        private static final Pattern SUMMARY = Pattern.compile("sent (\\d+), acknowledged (\\d+), failed (\\d+)");
        private static final Pattern RESUME = Pattern.compile("--resume-from (\\d+)");

        static Counts of(String said) {
            Matcher summary = SUMMARY.matcher(said);
            assertThat(summary.find()).as(said).isTrue();
            Matcher resume = RESUME.matcher(said);
            return new Counts(
                    Integer.parseInt(summary.group(1)),
                    Integer.parseInt(summary.group(2)),
                    Integer.parseInt(summary.group(3)),
                    resume.find() ? Integer.parseInt(resume.group(1)) : 0);
        }
    }

    private static String line(int number) {
        return "k" + number % KEYS + ":" + number + ":" + FILLER;
    }

    private static int number(ConsumerRecord<byte[], byte[]> record) {
        String value = new String(record.value(), UTF_8);
        return Integer.parseInt(value.substring(0, value.indexOf(':')));
    }

    private static BitSet eachAtMostOnceAndInOrder(List<ConsumerRecord<byte[], byte[]>> records) {
        BitSet seen = new BitSet();
        Map<String, Integer> lastOfKey = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            int number = number(record);
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
        return seen;
    }

    private static long written(TestCluster cluster, String topic) {
        return cluster.endOffsets(topic).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
