package io.kafkactl.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;
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
                .containsPattern("set +min.insync.replicas +safe");
        assertOk(team.apply());
        assertThat(copies("order")).containsExactly(3, 3);
        assertThat(team.setting("order", "min.insync.replicas").value()).isEqualTo("2");
        assertOk(team.plan("--detailed-exitcode"));

        team.declare("order, partitions: 2, replicationFactor: 1, config: {min.insync.replicas: 1}");
        assertOk(team.apply());
        assertThat(copies("order")).containsExactly(1, 1);
        assertOk(team.plan("--detailed-exitcode"));
    }

    @Test
    void movesNoMorePartitionsAtOnceThanAllowed() {
        team.declare("order, partitions: 5, replicationFactor: 1");
        assertOk(team.apply());
        team.declare("order, partitions: 5, replicationFactor: 2");
        List<Integer> lots = new ArrayList<>();
        CliRunner counting = new CliRunner(SpoiledAdmin.of((real, method, args, result) -> {
            if (method.equals("alterPartitionReassignments")) {
                lots.add(((Map<?, ?>) args[0]).size());
            }
            return result;
        }));

        CliResult apply = team.run(counting, "apply", "--yes", "--max-moves", "2", "--throttle", "50MB");

        assertOk(apply);
        assertThat(lots).containsExactly(2, 2, 1);
        assertThat(copies("order")).containsExactly(2, 2, 2, 2, 2);
        Await.until(
                "the throttle is gone",
                () -> team.setting("order", "leader.replication.throttled.replicas")
                        .value()
                        .isEmpty());
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
        team.declare("order, partitions: 2, replicationFactor: 1");
        assertOk(team.apply());
        reassign(0, other(0));
        Await.until(
                "one partition has two copies and nothing moves",
                () -> copies("order").equals(List.of(2, 1))
                        && TestCluster.get(kafka.cluster()
                                        .admin()
                                        .listPartitionReassignments()
                                        .reassignments())
                                .isEmpty());
        team.declare("order, partitions: 2, replicationFactor: 2");
        CliResult plan = team.plan("--detailed-exitcode");
        assertThat(plan.exitCode()).as(plan.toString()).isEqualTo(3);
        assertThat(plan.out()).containsPattern("replication.factor +caution +1/2 ");
        assertOk(team.apply());
        assertThat(copies("order")).containsExactly(2, 2);
    }

    @Test
    void countsCopiesThatAreOnTheirWay() {
        TestCluster.get(kafka.cluster()
                .admin()
                .createTopics(List.of(new NewTopic(team.name("order"), Map.of(0, List.of(1)))))
                .all());
        Await.until("the topic is there", () -> team.exists("order"));
        kafka.stopBroker(3);
        try {
            awaitBrokers(2);
            reassign(0, 3);
            team.declare("order, partitions: 1, replicationFactor: 2");
            CliResult same = team.plan("--detailed-exitcode", "-o", "json");
            assertOk(same);
            assertThat(same.out()).contains("on the move already");
            team.declare("order, partitions: 1, replicationFactor: 3");
            CliResult other = team.plan();
            assertThat(other.exitCode()).as(other.toString()).isEqualTo(8);
            assertThat(other.err()).contains("on the move already");
        } finally {
            kafka.startBroker(3);
            awaitBrokers(3);
        }
    }

    /** Gives a partition one copy more. */
    private void reassign(int partition, int broker) {
        List<Integer> replicas = new ArrayList<>(team.describe("order").partitions().get(partition).replicas().stream()
                .map(Node::id)
                .toList());
        replicas.add(broker);
        TestCluster.get(kafka.cluster()
                .admin()
                .alterPartitionReassignments(Map.of(
                        new TopicPartition(team.name("order"), partition),
                        Optional.of(new NewPartitionReassignment(replicas))))
                .all());
    }

    /** A broker that has no copy yet. */
    private int other(int partition) {
        int holder = team.describe("order")
                .partitions()
                .get(partition)
                .replicas()
                .get(0)
                .id();
        return holder == 1 ? 2 : 1;
    }

    private static void awaitBrokers(int count) {
        Await.until(
                "so many brokers are up",
                () -> TestCluster.get(kafka.cluster().admin().describeCluster().nodes())
                                .size()
                        == count);
    }

    @Test
    void refusesMoreCopiesThanThereAreBrokersUp() {
        team.declare("order, partitions: 1, replicationFactor: 2");
        assertOk(team.apply());
        kafka.stopBroker(3);
        try {
            awaitBrokers(2);
            team.declare("order, partitions: 1, replicationFactor: 3");
            CliResult plan = team.plan();
            assertThat(plan.exitCode()).as(plan.toString()).isEqualTo(4);
            assertThat(plan.err()).contains("replication factor 3 needs 3 brokers, and 2 are up");
        } finally {
            kafka.startBroker(3);
            awaitBrokers(3);
        }
    }
}
