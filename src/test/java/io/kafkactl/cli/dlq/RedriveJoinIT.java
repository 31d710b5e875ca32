package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes of the packaged program that share the partitions of one dead-letter topic. */
@WithKafka
class RedriveJoinIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int PARTITIONS = 12;
    private static final int KEYS = 240;

    private final KafkaFixture kafka;
    private final TestCluster cluster;
    private final String source = TestTopics.unique("market.order.placed");
    private final String dlq = source + ".dead-letter";
    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path temp;

    RedriveJoinIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
        cluster.createTopic(source, PARTITIONS, Map.of());
        cluster.createTopic(dlq, PARTITIONS, Map.of());
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private void fill(int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int key = i % KEYS;
            records.add(headers(dlq, key % PARTITIONS, bytes("key-" + key), bytes(key + ":" + i), source));
        }
        cluster.produce(records);
    }

    private Process join(String name, String... more) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("target/kafkactl/bin/kafkactl", "-b", kafka.bootstrapServers(), "dlq", "redrive", dlq));
        command.addAll(List.of("--yes", "--join"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name)))
                .start();
        processes.add(process);
        return process;
    }

    private File log(String name) {
        return temp.resolve(name + ".log").toFile();
    }

    private String logged(String name) throws IOException {
        return Files.readString(log(name).toPath());
    }

    private JsonNode json(String... args) {
        CliResult result = kafka.run(args);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        try {
            return JSON.readTree(result.out()).path("items");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> runs(String state) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode run : json("dlq", "runs", dlq, "-o", "json")) {
            if (run.path("state").asText().equals(state)) {
                found.add(run);
            }
        }
        return found;
    }

    private void exits(Process process, String name, int code) throws IOException, InterruptedException {
        Await.until(name + " ends", LONG, () -> !process.isAlive());
        assertThat(process.exitValue()).as(logged(name)).isEqualTo(code);
    }

    private void assertEachOnceAndInOrder(int filled) {
        Set<Integer> seen = new HashSet<>();
        Map<String, Integer> lastOfKey = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : cluster.readCommitted(source)) {
            String[] parts = new String(record.value(), UTF_8).split(":", 2);
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

    private void awaitAtWork(int wanted) {
        Await.until(
                wanted + " processes have put records back",
                LONG,
                () -> runs("running").stream()
                                .filter(run -> run.path("redriven").asLong() > 0)
                                .count()
                        == wanted);
    }

    /** How many records each run wrote to each partition, as the journal says and as the records themselves say. */
    private void assertJournalTellsWhatIsThere() {
        Map<String, Long> told = new TreeMap<>();
        for (JsonNode run : json("dlq", "runs", dlq, "-o", "json")) {
            String name = run.path("run").asText();
            for (JsonNode sent :
                    json("dlq", "runs", "show", name, "-o", "json").get(0).path("sent")) {
                told.merge(
                        name + " " + sent.path("partition").asInt(),
                        sent.path("records").asLong(),
                        Long::sum);
            }
        }
        Map<String, Long> there = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : cluster.readCommitted(source)) {
            String run = new String(
                    record.headers().lastHeader("kafkactl-redrive-run").value(), UTF_8);
            there.merge(run + " " + record.partition(), 1L, Long::sum);
        }
        assertThat(told).isEqualTo(there);
    }

    private void assertNoGroupIsLeft() {
        assertThat(kafka.run("group", "list", "-o", "name").out()).doesNotContain(dlq);
    }

    @Test
    void oneIsKilledAndOneComesLateAndStillEveryRecordIsThereOnceAndInOrder() throws IOException, InterruptedException {
        int filled = 24_000;
        fill(0, filled);
        Process killed = join("killed", "--rate", "1000/s");
        Process first = join("first", "--rate", "1000/s");
        awaitAtWork(2);
        killed.destroyForcibly().waitFor();
        Process late = join("late", "--rate", "1000/s");

        exits(first, "first", 0);
        exits(late, "late", 0);

        assertEachOnceAndInOrder(filled);
        assertJournalTellsWhatIsThere();
        assertThat(runs("finished")).hasSize(2);
        assertThat(runs("dead"))
                .singleElement()
                .satisfies(run -> assertThat(run.path("group").asText()).startsWith("kafkactl-redrive-" + dlq));
        assertThat(logged("first")).contains("join        shares the partitions", "settled by the others of the group");
        assertNoGroupIsLeft();
    }

    @Test
    void oneIsTerminatedAndTheOtherTakesItsPartitionsOver() throws IOException, InterruptedException {
        int filled = 12_000;
        fill(0, filled);
        Process leaving = join("leaving", "--rate", "500/s");
        Process staying = join("staying", "--rate", "1000/s");
        awaitAtWork(2);
        leaving.destroy();

        exits(leaving, "leaving", 143);
        assertThat(logged("leaving")).contains("may be counted as pending here");
        assertThat(logged("leaving")).contains("not reached");
        exits(staying, "staying", 0);

        assertEachOnceAndInOrder(filled);
        assertJournalTellsWhatIsThere();
        assertNoGroupIsLeft();
    }

    @Test
    void oneThatIsPausedLosesItsPartitionsAndWakesUpWithoutHarm() throws IOException, InterruptedException {
        int filled = 12_000;
        fill(0, filled);
        Process paused = join("paused", "--rate", "300/s");
        Process other = join("other", "--rate", "600/s");
        awaitAtWork(2);
        signal("-STOP", paused);
        Await.until("all is written", LONG, () -> cluster.readCommitted(source).size() == filled || !other.isAlive());
        signal("-CONT", paused);

        exits(other, "other", 0);
        exits(paused, "paused", 0);

        assertEachOnceAndInOrder(filled);
        assertJournalTellsWhatIsThere();
    }

    @Test
    void theProtocolInWhichBrokersShareOutDoesAsWell() throws IOException, InterruptedException {
        int filled = 6_000;
        fill(0, filled);
        String[] protocol = {"--rate", "500/s", "-X", "consumer.group.protocol=consumer"};
        Process one = join("one", protocol);
        Process two = join("two", protocol);

        exits(one, "one", 0);
        exits(two, "two", 0);

        assertEachOnceAndInOrder(filled);
        assertJournalTellsWhatIsThere();
        assertNoGroupIsLeft();
    }

    @Test
    void whatOneProcessAloneCanDoIsRefused() {
        for (String[] alone : new String[][] {{"--again"}, {"--no-journal"}, {"--canary", "3"}, {"--limit", "5"}}) {
            List<String> command = new ArrayList<>(List.of("dlq", "redrive", dlq, "--join", "--yes"));
            command.addAll(List.of(alone));

            CliResult result = kafka.run(command.toArray(String[]::new));

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains(alone[0] + " is for one process");
        }
    }

    private static void signal(String which, Process process) throws IOException, InterruptedException {
        // The launcher replaces itself by the JVM, so that the process is the right one.
        assertThat(new ProcessBuilder("kill", which, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
