package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies on several brokers. */
class ProvisionReplicationIT {
    private static KafkaFixture kafka;

    @TempDir
    Path folder;

    private Provisioning team;

    @BeforeAll
    static void start() {
        kafka = SandboxFixture.start(3);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void begin() {
        team = new Provisioning(kafka, folder);
    }

    private static void assertOk(CliResult result) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    private List<Integer> copies(String entity) {
        return team.describe(entity).partitions().stream()
                .map(partition -> partition.replicas().size())
                .toList();
    }

    @Test
    void raisesCopiesBeforeItDemandsMoreInSyncAndLowersThemAfterItDemandsFewer() {
        team.declare("order, partitions: 2, replicationFactor: 1, config: {min.insync.replicas: 1}");
        assertOk(team.apply());
        team.declare("order, partitions: 2, replicationFactor: 3, config: {min.insync.replicas: 2}");
        CliResult plan = team.plan();
        assertOk(plan);
        assertThat(plan.out())
                .containsPattern("move-copies +replication.factor +caution +1 .* 3")
                .containsPattern("set +min.insync.replicas +");
        // With one copy alive a demand for two would stop writes.
        assertOk(team.apply("--allow-destructive"));
        assertThat(copies("order")).containsExactly(3, 3);
        assertThat(team.setting("order", "min.insync.replicas").value()).isEqualTo("2");
        assertOk(team.plan("--detailed-exitcode"));

        team.declare("order, partitions: 2, replicationFactor: 1, config: {min.insync.replicas: 1}");
        assertOk(team.apply());
        assertThat(copies("order")).containsExactly(1, 1);
        assertOk(team.plan("--detailed-exitcode"));
    }

    @Test
    void refusesToDemandMoreInSyncThanThereAreCopies() {
        team.declare("order, partitions: 1, replicationFactor: 1");
        assertOk(team.apply());
        team.declare("order, partitions: 1, config: {min.insync.replicas: 2}");
        CliResult plan = team.plan();
        assertThat(plan.exitCode()).as(plan.toString()).isEqualTo(4);
        assertThat(plan.err()).contains("would have min.insync.replicas=2 and replication factor 1");
    }

    @Test
    void looksAtEveryPartition() {
        TestCluster.get(kafka.cluster()
                .admin()
                .createTopics(List.of(new NewTopic(team.name("order"), Map.of(0, List.of(1, 2), 1, List.of(2)))))
                .all());
        Await.until("the topic is there", () -> team.exists("order"));
        team.declare("order, partitions: 2, replicationFactor: 2");
        CliResult plan = team.plan("--detailed-exitcode");
        assertThat(plan.exitCode()).as(plan.toString()).isEqualTo(3);
        assertThat(plan.out()).containsPattern("replication.factor +caution +1/2 ");
        assertOk(team.apply());
        assertThat(copies("order")).containsExactly(2, 2);
    }

    @Test
    void countsCopiesThatAreOnTheirWay() {
        team.declare("order, partitions: 1, replicationFactor: 1");
        assertOk(team.apply());
        byte[] value = new byte[100_000];
        kafka.cluster()
                .produce(IntStream.range(0, 50)
                        .mapToObj(i -> new ProducerRecord<byte[], byte[]>(team.name("order"), 0, null, value))
                        .toList());
        assertOk(kafka.run("topic", "alter", team.name("order"), "-r", "2", "--throttle", "1kB", "--no-wait", "--yes"));
        try {
            team.declare("order, partitions: 1, replicationFactor: 2");
            CliResult same = team.plan("--detailed-exitcode", "-o", "json");
            assertOk(same);
            assertThat(same.out()).contains("on the move already");
            team.declare("order, partitions: 1, replicationFactor: 3");
            CliResult other = team.plan();
            assertThat(other.exitCode()).as(other.toString()).isEqualTo(8);
            assertThat(other.err()).contains("on the move already");
        } finally {
            TestCluster.get(kafka.cluster()
                    .admin()
                    .alterPartitionReassignments(
                            Map.of(new TopicPartition(team.name("order"), 0), Optional.empty()))
                    .all());
            kafka.run("topic", "alter", "--status");
        }
    }

    @Test
    void refusesMoreCopiesThanThereAreBrokersUp() {
        team.declare("order, partitions: 1, replicationFactor: 2");
        assertOk(team.apply());
        kafka.stopBroker(3);
        try {
            Await.until("the broker is gone", () -> TestCluster.get(
                                    kafka.cluster().admin().describeCluster().nodes())
                            .size()
                    == 2);
            team.declare("order, partitions: 1, replicationFactor: 3");
            CliResult plan = team.plan();
            assertThat(plan.exitCode()).as(plan.toString()).isEqualTo(4);
            assertThat(plan.err()).contains("replication factor 3 needs 3 brokers, and 2 are up");
        } finally {
            kafka.startBroker(3);
        }
    }
}
