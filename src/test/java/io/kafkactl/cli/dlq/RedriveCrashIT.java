package io.kafkactl.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.PackagedProgram;
import io.kafkactl.testkit.RedriveProof;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program, killed in the middle of its work while another one wants some of the same dead letters.
 *
 * <p>{@code -Dredrive.crash.kills=20 -Dredrive.crash.records=200000} is the size it has to stand; {@code
 * -Dredrive.crash.seed=N} repeats the points of a run as far as time lets them be repeated.
 */
@WithKafka
class RedriveCrashIT {
    private static final int RECORDS = Integer.getInteger("redrive.crash.records", 40_000);
    private static final int KILLS = Integer.getInteger("redrive.crash.kills", 6);
    private static final long SEED = Long.getLong("redrive.crash.seed", System.nanoTime());
    private static final int PARTITIONS = 6;
    private static final int MOST_STARTS = 30 * KILLS;
    private static final Duration LONG = Duration.ofMinutes(2);

    private final KafkaFixture kafka;
    private final TestCluster cluster;
    private final String source = TestTopics.unique("market.order.placed");
    private final String dlq = source + ".dead-letter";
    private final Random random = new Random(SEED);
    private final RedriveProof proof;
    private int starts;

    @TempDir
    Path temp;

    RedriveCrashIT(KafkaFixture kafka) {
        this.kafka = kafka;
        this.cluster = kafka.cluster();
        this.proof = new RedriveProof(cluster, source, dlq, PARTITIONS);
        cluster.createTopic(source, PARTITIONS, Map.of());
        cluster.createTopic(dlq, PARTITIONS, Map.of());
    }

    /** A process that redrives the dead letters whose reason has a word in it, started again whenever it has ended. */
    private final class Redriver {
        private final String word;
        private Process process;
        private boolean finished;

        Redriver(String word) throws IOException {
            this.word = word;
            this.process = start();
        }

        private Process start() throws IOException {
            assertThat(++starts)
                    .as("starts before " + KILLS + " kills hit, seed " + SEED)
                    .isLessThan(MOST_STARTS);
            List<String> args = new ArrayList<>(List.of("dlq", "redrive", dlq, "--yes", "--error", word));
            // Small transactions, so that some are committed between two kills.
            args.addAll(List.of("--rate", RECORDS / 20 + random.nextInt(RECORDS / 5) + "/s"));
            if (random.nextBoolean()) {
                args.add("--take-over");
            }
            return PackagedProgram.start(kafka, log(word), args.toArray(String[]::new));
        }

        /** Either there was nothing left for it, or the other one has the partitions. */
        void revive() throws IOException {
            if (!process.isAlive()) {
                assertThat(process.exitValue())
                        .as("exit of a run nobody killed, seed " + SEED + ":\n" + logged(word))
                        .isIn(0, 8);
                finished = process.exitValue() == 0;
                process = start();
            }
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }

    private Path log(String name) {
        return temp.resolve(name.replace(' ', '-') + ".log");
    }

    private String logged(String name) throws IOException {
        return Files.readString(log(name));
    }

    @Test
    void twoThatCompeteAndAreKilledAtRandomPointsPutEveryRecordBackOnceAndInOrder(TestReporter reporter)
            throws IOException, InterruptedException {
        proof.fill(RECORDS);
        Redriver red = new Redriver("red");
        Redriver blue = new Redriver("blue");
        for (int kills = 0; kills < KILLS; ) {
            long wanted = written() + random.nextInt(RECORDS / KILLS);
            Await.until(
                    "the log grows or a run ends, seed " + SEED,
                    LONG,
                    () -> written() > wanted || !red.process.isAlive() || !blue.process.isAlive());
            Redriver victim = random.nextBoolean() ? red : blue;
            if (victim.process.isAlive() && written() > wanted) {
                victim.kill();
                kills++;
                victim.process = victim.start();
            }
            red.revive();
            blue.revive();
            if (red.finished && blue.finished) {
                proof.fill(RECORDS / 2);
                red.finished = false;
                blue.finished = false;
            }
        }
        red.kill();
        blue.kill();

        for (String word : List.of("red", "blue")) {
            Process last = PackagedProgram.start(kafka, log("last"), "dlq", "redrive", dlq, "--yes", "--error", word);
            assertThat(last.waitFor())
                    .as("exit of the last run, seed " + SEED + ":\n" + logged("last"))
                    .isZero();
        }

        reporter.publishEntry("seed " + SEED, starts + " starts, " + proof.filled() + " dead letters");

        proof.assertEachOnceInOrderAndInTheJournal(Set.of("red", "red and blue", "blue"));
    }

    @Test
    void terminatedItFinishesItsTransactionReportsAndIsResumed() throws IOException, InterruptedException {
        proof.fill(60_000);
        Process run = PackagedProgram.start(kafka, log("run"), "dlq", "redrive", dlq, "--yes");
        Await.until("the run has begun or ended", LONG, () -> !run.isAlive() || written() > 0);
        run.destroy();
        assertThat(run.waitFor()).as("exit after SIGTERM").isEqualTo(143);
        assertThat(logged("run")).contains(" redriven, ", "run the same command again");

        Process again = PackagedProgram.start(kafka, log("run"), "dlq", "redrive", dlq, "--yes");
        assertThat(again.waitFor()).as("exit of the second run").isZero();

        proof.assertEachOnceInOrderAndInTheJournal(RedriveProof.ALL);
    }

    /** Records and markers in the log of the source topic, aborted ones too. */
    private long written() {
        return cluster.endOffsets(source).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
