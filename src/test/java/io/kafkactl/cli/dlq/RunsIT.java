package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.JournalEntries;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.PackagedProgram;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Runs as other terminals see, stop and meet them: the packaged program beside the one in this process. */
@WithKafka
class RunsIT extends RedriveScenario {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RUN = Pattern.compile("run (\\d{8}T\\d{6}-[0-9a-f]{6})");
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int RECORDS = 400;

    RunsIT(KafkaFixture kafka) {
        super(kafka);
    }

    private void fill(String dlq, int partitions, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            records.add(headers(dlq, i % partitions, bytes("k" + i), bytes("v" + i), source));
        }
        cluster.produce(records);
    }

    private Process start(String name, String... args) throws IOException {
        return PackagedProgram.start(kafka, log(name), args);
    }

    private Path log(String name) {
        return temp.resolve(name + ".log");
    }

    private String logged(String name) {
        try {
            return Files.readString(log(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode json(String... args) throws IOException {
        CliResult result = kafka.run(args);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return JSON.readTree(result.out()).path("items");
    }

    private String runOver(String dlq, String state) throws IOException {
        for (JsonNode run : json("dlq", "runs", dlq, "-o", "json")) {
            if (run.path("state").asText().equals(state)) {
                return run.path("run").asText();
            }
        }
        return "";
    }

    private static String runIn(CliResult result) {
        Matcher run = RUN.matcher(result.err());
        assertThat(run.find()).as(result.toString()).isTrue();
        return run.group(1);
    }

    @Test
    void showsWhatARunSettledAndWhereItIsInTheTargets() throws IOException {
        String dlq = dlq(".dead-letter", 2);
        fill(dlq, 2, 0, 10);
        String redrive = runIn(kafka.run("dlq", "redrive", dlq, "-y", "--reason", "INC-1"));
        fill(dlq, 2, 10, 13);
        String discard = runIn(kafka.run("dlq", "discard", dlq, "-y", "--reason", "INC-2"));

        JsonNode runs = json("dlq", "runs", dlq, "-o", "json");
        JsonNode shown = json("dlq", "runs", "show", redrive, "-o", "json").path(0);
        CliResult table = kafka.run("dlq", "runs", "show", discard);

        assertThat(runs).hasSize(2);
        assertThat(runs.path(0).path("run").asText()).isEqualTo(discard);
        assertThat(runs.path(0).path("discarded").asLong()).isEqualTo(3);
        assertThat(runs.path(0).path("reason").asText()).isEqualTo("INC-2");
        assertThat(runs.path(1).path("redriven").asLong()).isEqualTo(10);
        assertThat(runs.path(1).path("state").asText()).isEqualTo("finished");
        assertThat(runs.path(1).path("dlq").asText()).isEqualTo(dlq);
        assertThat(runs.path(1).path("targets").path(0).asText()).isEqualTo(source);
        assertThat(shown.path("settled")).hasSize(2);
        assertThat(shown.path("settled").path(0).path("offsets").asText()).isEqualTo("0-4");
        long sent = 0;
        for (JsonNode target : shown.path("sent")) {
            sent += target.path("records").asLong();
            long inTarget = cluster.readCommitted(source).stream()
                    .filter(record ->
                            record.partition() == target.path("partition").asInt())
                    .filter(record ->
                            record.offset() >= target.path("firstOffset").asLong())
                    .filter(record ->
                            record.offset() <= target.path("lastOffset").asLong())
                    .count();
            assertThat(inTarget).isEqualTo(target.path("records").asLong());
        }
        assertThat(sent).isEqualTo(10);
        assertThat(table.exitCode()).isZero();
        assertThat(table.out()).contains(discard, "discarded", "5-6");
    }

    @Test
    void unknownRunsAreNotFoundAndEndedOnesNeedNoStop() {
        String dlq = dlq(".dead-letter", 1);
        fill(dlq, 1, 0, 1);
        String run = runIn(kafka.run("dlq", "redrive", dlq, "-y"));

        CliResult show = kafka.run("dlq", "runs", "show", "20200101T000000-000000");
        CliResult stop = kafka.run("dlq", "runs", "stop", "20200101T000000-000000");
        CliResult ended = kafka.run("dlq", "runs", "stop", run);

        assertThat(show.exitCode()).as(show.toString()).isEqualTo(7);
        assertThat(stop.exitCode()).as(stop.toString()).isEqualTo(7);
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(ended.err()).contains("had ended before");
    }

    @Test
    void aRunIsStoppedFromAnotherTerminalAndItsCommandGoesOnLater() throws IOException, InterruptedException {
        String dlq = dlq(".dead-letter", 2);
        fill(dlq, 2, 0, RECORDS);
        Process slow = start("slow", "dlq", "redrive", dlq, "--yes", "--rate", "10/s");
        Await.until(
                "the run has put something back", LONG, () -> !values(source).isEmpty());
        String run = runOver(dlq, "running");

        CliResult purge = kafka.run("dlq", "purge", dlq, "-y");
        CliResult discard = kafka.run("dlq", "discard", dlq, "--reason", "x", "-y");
        long begin = System.nanoTime();
        CliResult stop = kafka.run("dlq", "runs", "stop", run);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        int exit = slow.waitFor();

        assertThat(purge.exitCode()).as(purge.toString()).isEqualTo(8);
        assertThat(purge.err()).contains("run " + run, "runs stop " + run);
        assertThat(discard.exitCode()).as(discard.toString()).isEqualTo(8);
        assertThat(stop.exitCode()).as(stop.toString()).isZero();
        assertThat(stop.out()).contains("stopped");
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(exit).as(logged("slow")).isEqualTo(8);
        assertThat(logged("slow")).contains("was stopped by", "redriven, ");
        assertThat(values(source).size()).isLessThan(RECORDS);
        assertThat(runOver(dlq, "stopped")).isEqualTo(run);

        CliResult rest = kafka.run("dlq", "redrive", dlq, "-y");

        assertThat(rest.exitCode()).as(rest.toString()).isZero();
        assertThat(values(source)).hasSize(RECORDS).doesNotHaveDuplicates();
    }

    @Test
    void aKilledRunIsShownAsDeadAndADiscardOfItsRestTouchesNothingItDid() throws IOException, InterruptedException {
        String dlq = dlq(".dead-letter", 2);
        fill(dlq, 2, 0, RECORDS);
        Process slow = start("killed", "dlq", "redrive", dlq, "--yes", "--rate", "20/s");
        Await.until(
                "the run has put something back", LONG, () -> !values(source).isEmpty());
        slow.destroyForcibly().waitFor();
        String run = runOver(dlq, "dead");

        CliResult stop = kafka.run("dlq", "runs", "stop", run);
        CliResult discard = kafka.run("dlq", "discard", dlq, "--reason", "the rest", "-y");

        assertThat(run).isNotEmpty();
        assertThat(stop.exitCode()).as(stop.toString()).isZero();
        assertThat(stop.err()).contains("is dead");
        assertThat(discard.exitCode()).as(discard.toString()).isZero();
        assertEachSettledOnce(dlq, values(source).size());
    }

    @Test
    void discardAndRedriveAtTheSameTimeNeverSettleTheSameRecord() throws IOException, InterruptedException {
        String dlq = dlq(".dead-letter", 3);
        fill(dlq, 3, 0, RECORDS);
        Random random = new Random(7);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(start("redrive" + i, "dlq", "redrive", dlq, "--yes", "--take-over", "--rate", "300/s"));
            processes.add(start("discard" + i, "dlq", "discard", dlq, "--yes", "--take-over", "--reason", "race"));
            if (random.nextBoolean()) {
                processes.get(processes.size() - 1).destroyForcibly();
            }
        }
        for (Process process : processes) {
            process.waitFor();
        }

        CliResult rest = kafka.run("dlq", "discard", dlq, "--reason", "rest", "-y");

        assertThat(rest.exitCode()).as(rest.toString()).isZero();
        assertThat(values(source)).doesNotHaveDuplicates();
        assertEachSettledOnce(dlq, values(source).size());
    }

    @Test
    void aDiscardKilledInTheMiddleIsResumedByRunningItAgain() throws IOException, InterruptedException {
        int partitions = 40;
        String dlq = dlq(".dead-letter", partitions);
        fill(dlq, partitions, 0, 10 * partitions);
        Process discard = start("discard", "dlq", "discard", dlq, "--yes", "--reason", "killed");
        Await.until(
                "the discard has shown its plan",
                LONG,
                () -> !discard.isAlive() || logged("discard").contains(" to discard"));
        int settled = letGoUntilSomethingIsSettled(discard, dlq);
        discard.destroyForcibly().waitFor();

        assertThat(settled).as("partitions settled when it was killed").isBetween(1, partitions - 1);
        assertThat(JournalEntries.of(cluster, dlq).size()).isBetween(settled, partitions - 1);
        assertThat(runOver(dlq, "dead")).isNotEmpty();
        CliResult again = kafka.run("dlq", "discard", dlq, "--yes", "--reason", "killed");

        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(values(source)).isEmpty();
        assertEachSettledOnce(dlq, 0);
    }

    /** It works for moments only, and stands still while somebody looks into the journal. */
    private int letGoUntilSomethingIsSettled(Process process, String dlq) throws IOException, InterruptedException {
        int settled = 0;
        while (settled == 0 && process.isAlive()) {
            PackagedProgram.signal(process, "CONT");
            Thread.sleep(20);
            PackagedProgram.signal(process, "STOP");
            settled = JournalEntries.of(cluster, dlq).size();
        }
        return settled;
    }

    /** By the journal: the runs' counts add up to the records there are, so that none was settled by two. */
    private void assertEachSettledOnce(String dlq, long inTarget) throws IOException {
        long redriven = 0;
        long discarded = 0;
        for (JsonNode run : json("dlq", "runs", dlq, "-o", "json")) {
            redriven += run.path("redriven").asLong();
            discarded += run.path("discarded").asLong();
        }
        assertThat(redriven).as("redriven by the journal").isEqualTo(inTarget);
        assertThat(redriven + discarded).isEqualTo(values(dlq).size());
    }
}
