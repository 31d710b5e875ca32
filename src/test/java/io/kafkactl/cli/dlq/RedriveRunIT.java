package io.kafkactl.cli.dlq;

import static io.kafkactl.testkit.DeadLetters.bytes;
import static io.kafkactl.testkit.DeadLetters.envelope;
import static io.kafkactl.testkit.DeadLetters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.PackagedProgram;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** How a run proceeds, on a real broker. */
@WithKafka
class RedriveRunIT extends RedriveScenario {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final String group = "billing-" + source;
    private final TestGroups groups;

    RedriveRunIT(KafkaFixture kafka) {
        super(kafka);
        this.groups = new TestGroups(cluster);
    }

    private String filled(int records) {
        String dlq = dlq(".dead-letter", 1);
        List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            letters.add(headers(dlq, 0, bytes("k"), bytes(Integer.toString(i)), source));
        }
        cluster.produce(letters);
        return dlq;
    }

    private int written() {
        return cluster.readCommitted(source).size();
    }

    @Test
    void aRateIsKept() {
        String dlq = filled(40);
        long begin = System.nanoTime();

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "--rate", "10/s");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).contains("at most 10 records a second");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(2_900));
        assertThat(written()).isEqualTo(40);
    }

    @Test
    void aSignalEndsTheWaitForTheRateAtOnce() throws IOException, InterruptedException {
        String dlq = filled(3);
        Process run =
                PackagedProgram.start(kafka, temp.resolve("run.log"), "dlq", "redrive", dlq, "--yes", "--rate", "1/h");
        Await.until("the first record is there", LONGEST, () -> !run.isAlive() || written() == 1);
        long begin = System.nanoTime();
        run.destroy();

        assertThat(run.waitFor()).as("exit after SIGTERM").isEqualTo(143);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
        assertThat(Files.readString(temp.resolve("run.log")))
                .contains("1 redriven, 2 pending", "2 selected dead letters");
        assertThat(written()).isEqualTo(1);
        assertThat(kafka.run("dlq", "redrive", dlq, "-y").exitCode()).isZero();
        assertThat(values(source)).containsExactly("0", "1", "2");
    }

    @Test
    void aLaggingGroupPausesTheRun() {
        String dlq = filled(3);
        groups.fill(source, 0, 50);
        groups.commit(group, source, 0, 0);
        CompletableFuture<CliResult> run = CompletableFuture.supplyAsync(
                () -> kafka.run("dlq", "redrive", dlq, "-y", "--pause-above-lag", "10", "--failed-group", group));
        // The lease is the sign that work has begun; what is sent stands behind the records that are there already.
        Await.until(
                "the run waits",
                LONGEST,
                () -> run.isDone()
                        || kafka.run("dlq", "runs", dlq, "-o", "json").out().contains("\"running\""));
        assertThat(run).isNotDone();
        assertThat(written()).isEqualTo(50);

        groups.commit(group, source, 0, 45);
        CliResult result = run.join();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).contains("paused: group '" + group + "' lags 50", "going on: group '" + group);
        assertThat(written()).isEqualTo(53);
    }

    @Test
    void whoFailedMustBeKnownToBeWatched() {
        String dlq = filled(1);

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "--canary", "1");
        CliResult missing = kafka.run("dlq", "redrive", dlq, "-y", "--canary", "1", "--failed-group", group + "x");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains("--failed-group");
        assertThat(missing.exitCode()).as(missing.toString()).isEqualTo(7);
        assertThat(missing.err()).contains(group + "x");
        assertThat(written()).isZero();
    }

    /** Stands for the application: reads what is there, and dead-letters it again when it is broken. */
    private CompletableFuture<CliResult> canary(String dlq, boolean broken) {
        CompletableFuture<CliResult> run = CompletableFuture.supplyAsync(() -> kafka.run(
                "dlq", "redrive", dlq, "-y", "--canary", "2", "--failed-group", group, "--canary-wait", "60s"));
        Await.until("the canary is sent", LONGEST, () -> run.isDone() || written() == 2);
        if (broken) {
            cluster.produce(cluster.readCommitted(source).stream()
                    .map(record -> {
                        ProducerRecord<byte[], byte[]> letter = headers(dlq, 0, record.key(), record.value(), source);
                        record.headers().forEach(letter.headers()::add);
                        return letter;
                    })
                    .toList());
        }
        cluster.endOffsets(source).forEach((partition, end) -> groups.commit(group, source, partition, end));
        return run;
    }

    @Test
    void aCanaryThatComesBackStopsTheRun() {
        String dlq = filled(5);
        groups.commit(group, source, 0, 0);

        CliResult result = canary(dlq, true).join();

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.err()).contains("2 of 2 canary records came back as dead letters; the rest was not sent");
        assertThat(values(source)).containsExactly("0", "1");
    }

    /** What stands behind a refused record with the same key must not overtake it in the second half of the run. */
    @Test
    void aCanaryThatIsRefusedKeepsTheRestBack() {
        String small = TestTopics.unique("market.order.small");
        cluster.createTopic(small, 1, Map.of("max.message.bytes", "2000"));
        String dlq = dlq(".dead-letter", 1);
        byte[] incompressible = new byte[5_000];
        new java.util.Random(1).nextBytes(incompressible);
        cluster.produce(List.of(
                headers(dlq, 0, bytes("k"), incompressible, source), headers(dlq, 0, bytes("k"), bytes("2"), source)));
        groups.commit(group, small, 0, 0);

        CliResult result =
                kafka.run("dlq", "redrive", dlq, "-y", "--target", small, "--canary", "1", "--failed-group", group);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(result.err()).contains("1 of 1 canary records could not be sent; the rest was not sent");
        assertThat(values(small)).isEmpty();
    }

    @Test
    void behindACanaryThatIsReadTheRestGoesAndEachOnce() {
        String dlq = filled(5);
        groups.commit(group, source, 0, 0);

        CliResult result = canary(dlq, false).join();
        CliResult second = kafka.run("dlq", "redrive", dlq, "-y");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).contains("0 of 2 came back", "5 redriven, 0 pending");
        assertThat(second.err()).contains("nothing to redrive");
        assertThat(values(source)).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void aSavedPlanIsCarriedOutExactlyAndGoneOnWith() throws IOException {
        String dlq = dlq(".dlq", 1);
        String other = TestTopics.unique("market.order.paid");
        cluster.createTopic(other, 1, Map.of());
        cluster.produce(List.of(envelope(dlq, 0, "a", source, "1"), envelope(dlq, 0, "b", source, "2")));
        Path file = temp.resolve("plan.json");

        CliResult saved = kafka.run(
                "dlq", "redrive", dlq, "--target", other, "--set-header", "why=INC 7", "--save-plan", file.toString());
        cluster.produce(List.of(envelope(dlq, 0, "c", source, "3")));
        CliResult conflict = kafka.run("dlq", "redrive", dlq, "-y", "--plan", file.toString(), "--target", source);
        CliResult run = kafka.run("dlq", "redrive", dlq, "-y", "--plan", file.toString());
        CliResult again = kafka.run("dlq", "redrive", dlq, "-y", "--plan", file.toString());
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"0\" : \"0-1\"", "\"0\" : \"0-2\""));
        CliResult changed = kafka.run("dlq", "redrive", dlq, "-y", "--plan", file.toString());

        assertThat(saved.exitCode()).as(saved.toString()).isZero();
        assertThat(saved.err()).contains("saved in '" + file + "', sha256 ");
        assertThat(conflict.exitCode()).as(conflict.toString()).isEqualTo(2);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(values(other)).containsExactly("1", "2");
        assertThat(cluster.readCommitted(other))
                .allSatisfy(record -> assertThat(
                                text(record.headers().lastHeader("why").value()))
                        .isEqualTo("INC 7"));
        assertThat(again.err()).contains("2 dead letters of the saved plan settled since", "nothing to redrive");
        assertThat(text).contains("\"0\" : \"0-1\"");
        assertThat(changed.exitCode()).as(changed.toString()).isEqualTo(4);
        assertThat(changed.err()).contains("was changed after it was saved");
        assertThat(values(source)).isEmpty();
    }

    @Test
    void aSavedPlanThatNoLongerHoldsIsRefused() {
        String dlq = filled(2);
        Path file = temp.resolve("plan.json");
        kafka.run("dlq", "redrive", dlq, "--save-plan", file.toString());
        cluster.admin().createPartitions(Map.of(source, org.apache.kafka.clients.admin.NewPartitions.increaseTo(4)));
        Await.until(
                "the partition is there",
                LONGEST,
                () -> cluster.endOffsets(source).size() == 4);

        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "--plan", file.toString());

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(8);
        assertThat(result.err()).contains("the saved plan no longer holds", "has other partitions");
        assertThat(written()).isZero();
    }

    @Test
    void theAuditHasALineForEachDeadLetter() throws IOException {
        String dlq = filled(2);
        Path file = temp.resolve("audit.jsonl");

        CliResult bad = kafka.run("dlq", "redrive", dlq, "-y", "--audit", temp.toString());
        CliResult result = kafka.run("dlq", "redrive", dlq, "-y", "--audit", file.toString(), "--reason", "INC-7");

        assertThat(bad.exitCode()).as(bad.toString()).isEqualTo(1);
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .allMatch(line -> line.contains("\"action\":\"redriven\"")
                        && line.contains("\"dlq\":\"" + dlq + "\"")
                        && line.contains("\"targetTopic\":\"" + source + "\"")
                        && line.contains("\"reason\":\"INC-7\""));
        assertThat(Files.readAllLines(file).get(1)).contains("\"partition\":0,\"offset\":1");
        assertThat(written()).isEqualTo(2);
    }

    @Test
    void withoutAJournalNothingIsRememberedAndThePlanSaysSo() {
        String dlq = filled(2);

        CliResult first = kafka.run("dlq", "redrive", dlq, "-y", "--no-journal");
        CliResult second = kafka.run("dlq", "redrive", dlq, "-y", "--no-journal");
        CliResult third = kafka.run("dlq", "redrive", dlq, "-y");
        CliResult fourth = kafka.run("dlq", "redrive", dlq, "-y", "--no-journal");

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.err()).contains("journal     NONE: no later run knows what this one has sent");
        assertThat(second.exitCode()).isZero();
        assertThat(third.exitCode()).isZero();
        assertThat(fourth.err()).as("a journal that is there is still read").contains("nothing to redrive");
        assertThat(values(source)).containsExactly("0", "1", "0", "1", "0", "1");
    }
}
