package io.kafkactl.cli.lag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.TestTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A cluster of which a part is away: what is left is told, and the rest is not taken for zero. */
class LagBrokenClusterIT {
    private static final int GROUPS = 15;

    @Test
    void whatCannotBeReadIsSaidAndTheRestIsShown() {
        try (KafkaFixture kafka = SandboxFixture.start(3)) {
            TestCluster cluster = kafka.cluster();
            TestGroups groups = new TestGroups(cluster);
            String topic = TestTopics.unique("market.order.placed");
            TestCluster.get(cluster.admin()
                    .createTopics(List.of(new NewTopic(topic, Map.of(0, List.of(1), 1, List.of(3)))))
                    .all());
            cluster.awaitLeaders(topic, 2);
            groups.fill(topic, 0, 5);
            groups.fill(topic, 1, 5);
            List<String> names =
                    IntStream.range(0, GROUPS).mapToObj(i -> "group-" + i).toList();
            names.forEach(name -> groups.commit(name, topic, 0, 1));
            names.forEach(name -> groups.commit(name, topic, 1, 1));
            oneCopyEach(cluster);

            kafka.killBroker(3);
            Await.until("broker 3 is missed", () -> leaderless(cluster, topic));
            CliResult all = kafka.run("lag", "--timeout", "6s", "-o", "json");
            List<String> asked = new ArrayList<>(List.of("lag", "--timeout", "6s", "-o", "json"));
            asked.addAll(names);
            CliResult named = kafka.run(asked.toArray(String[]::new));
            CliResult table = kafka.run("lag", "--timeout", "6s");

            JsonNode listed = LagScenario.json(all.out());
            assertThat(all.exitCode()).as(all.toString()).isEqualTo(1);
            assertThat(listed.get("items").size()).isBetween(1, GROUPS - 1);
            assertThat(listed.get("items")).allSatisfy(item -> {
                assertThat(item.get("complete").asBoolean()).isFalse();
                assertThat(item.get("lag").asLong()).isEqualTo(4);
                assertThat(item.get("status").asText()).isEqualTo("STOPPED");
            });
            assertThat(listed.get("errors").toString()).contains("are not listed");
            assertThat(table.out()).contains("≥4");
            assertThat(named.exitCode()).as(named.toString()).isEqualTo(1);
            assertThat(LagScenario.json(named.out()).get("errors").toString())
                    .contains("describe group")
                    .doesNotContain("GROUP_ID_NOT_FOUND");
            String some = listed.get("items").get(0).get("group").asText();
            CliResult one = kafka.run("lag", some, "--timeout", "6s");
            assertThat(one.exitCode()).as(one.toString()).isEqualTo(1);
            assertThat(one.out()).contains("LEADERLESS");
            assertThat(one.err()).contains(topic + "-1 has no leader: its lag is not known");
            assertThat(kafka.run("lag", some, "--max-lag", "100", "--timeout", "6s")
                            .exitCode())
                    .isEqualTo(1);
            assertThat(kafka.run("lag", some, "--max-lag", "3", "--timeout", "6s")
                            .exitCode())
                    .isEqualTo(3);
        }
    }

    /** Spreads the groups' coordinators, so that one broker takes some of them with it. */
    private static void oneCopyEach(TestCluster cluster) {
        Map<TopicPartition, Optional<NewPartitionReassignment>> moves = new HashMap<>();
        IntStream.range(0, 5)
                .forEach(p -> moves.put(
                        new TopicPartition("__consumer_offsets", p),
                        Optional.of(new NewPartitionReassignment(List.of(p % 2 == 0 ? 3 : 1)))));
        TestCluster.get(cluster.admin().alterPartitionReassignments(moves).all());
        Await.until(
                "the offsets have moved",
                () -> TestCluster.get(
                                cluster.admin().listPartitionReassignments().reassignments())
                        .isEmpty());
    }

    private static boolean leaderless(TestCluster cluster, String topic) {
        return TestCluster.get(cluster.admin().describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .anyMatch(info -> info.leader() == null || info.leader().isEmpty());
    }
}
