package io.kafkactl.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.FaultyKafka;
import io.kafkactl.testkit.RedriveProof;
import io.kafkactl.testkit.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Every dead letter is back once, in order, and in the journal, whatever breaks under a redrive. */
final class RedriveOperation implements Operation {
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 4_000;
    private static final String RATE = "500/s";

    @Override
    public String under(Fault fault, FaultyKafka kafka, Path temp) throws Exception {
        TestCluster cluster = kafka.cluster();
        String source = cluster.createTopic("market.order.placed", PARTITIONS);
        String dlq = source + ".dead-letter";
        cluster.createTopic(dlq, PARTITIONS, Map.of());
        RedriveProof proof = new RedriveProof(cluster, source, dlq, PARTITIONS);
        proof.fill(RECORDS);
        Scene scene = new Scene(
                kafka,
                fault,
                temp,
                () -> kafka.leader(source, 0),
                () -> kafka.transactionCoordinator("kafkactl-redrive-" + dlq + "-0"));
        Path log = temp.resolve(fault + ".log");
        Process run = Scene.started(scene.program("dlq", "redrive", dlq, "--yes", "--rate", RATE)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
        Await.until(
                "the run is at work",
                Ended.LONGEST_RUN,
                () -> !run.isAlive()
                        || cluster.endOffsets(source).values().stream().anyMatch(end -> end > 0));

        CompletableFuture<Void> blow = scene.strike();
        blow.join();
        int exitCode = Ended.exitCode(run);

        String said = Files.readString(log);
        assertThat(exitCode).as("seed " + UnderFaults.SEED + ": " + said).isZero();
        try (TestCluster reader = kafka.reader()) {
            proof.assertEachOnceInOrderAndInTheJournal(reader, RedriveProof.ALL);
        }
        kafka.forgetTopics(source);
        return "exit " + exitCode + ": " + said;
    }
}
