package io.kafkactl.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.PackagedProgram;
import io.kafkactl.testkit.RedriveProof;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A redrive while the brokers of its cluster are restarted one by one, as an upgrade does it. */
@NeedsPatience
class RedriveRollingRestartIT {
    private static final int BROKERS = 3;
    private static final int RECORDS = 15_000;
    private static final String RATE = "600/s";
    private static final String SOURCE = "market.order.placed.v1";
    private static final String DLQ = SOURCE + ".dead-letter";
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path temp;

    @Test
    void nothingIsLostOrDoubledAndTheRunEndsWell() throws IOException, InterruptedException {
        try (SandboxFixture kafka = SandboxFixture.start(BROKERS)) {
            TestCluster cluster = kafka.cluster();
            for (String topic : List.of(SOURCE, DLQ)) {
                cluster.createTopic(topic, BROKERS, Map.of("min.insync.replicas", "2"));
            }
            RedriveProof proof = new RedriveProof(cluster, SOURCE, DLQ, BROKERS);
            Process run = redrive(kafka, proof);

            for (int broker = 1; broker <= BROKERS; broker++) {
                if (!run.isAlive()) {
                    assertEndedWell(run);
                    run = redrive(kafka, proof);
                }
                kafka.stopBroker(broker);
                Process atWork = run;
                long before = written(cluster);
                Await.until(
                        "the run goes on without broker " + broker,
                        LONG,
                        () -> !atWork.isAlive() || written(cluster) > before);
                kafka.startBroker(broker);
                Await.until("every replica has caught up", LONG, () -> cluster.isInSync());
            }

            assertEndedWell(run);
            // Clients of its own: one that saw brokers go stumbles over their return when it asks for transactions.
            try (TestCluster fresh = new TestCluster(kafka.bootstrapServers())) {
                proof.assertEachOnceInOrderAndInTheJournal(fresh, RedriveProof.ALL);
            }
        }
    }

    /** Returns when it is at work on dead letters that were not there before. */
    private Process redrive(SandboxFixture kafka, RedriveProof proof) throws IOException {
        proof.fill(RECORDS);
        long before = written(kafka.cluster());
        Process run =
                PackagedProgram.start(kafka, temp.resolve("run.log"), "dlq", "redrive", DLQ, "--yes", "--rate", RATE);
        Await.until("the run is at work", LONG, () -> !run.isAlive() || written(kafka.cluster()) > before);
        return run;
    }

    private void assertEndedWell(Process run) throws IOException, InterruptedException {
        assertThat(run.waitFor()).as(Files.readString(temp.resolve("run.log"))).isZero();
    }

    private static long written(TestCluster cluster) {
        return cluster.endOffsets(SOURCE).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
