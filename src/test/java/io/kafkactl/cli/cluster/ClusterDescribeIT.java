package io.kafkactl.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.ClosedKafka;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster in good order, with a broker away, and in the hands of who may not see it. */
class ClusterDescribeIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tellsWhatIsThereAndWhatIsInTroubleWhenABrokerGoes() throws IOException {
        try (KafkaFixture kafka = SandboxFixture.start(3)) {
            TestCluster.get(kafka.cluster()
                    .admin()
                    .createTopics(List.of(new NewTopic("pay.order.placed.v1", 3, (short) 3)
                            .configs(Map.of("min.insync.replicas", "3"))))
                    .all());
            Await.until("all copies are in sync", () -> troubled(kafka, "underReplicated") == 0);

            CliResult healthy = kafka.run("cluster", "describe", "-o", "json");
            CliResult table = kafka.run("cluster", "describe");
            kafka.killBroker(2);
            CliResult silent = kafka.run("cluster", "describe", "-o", "json");
            Await.until("the controller has noticed", () -> troubled(kafka, "underReplicated") == 3);
            CliResult broken = kafka.run("cluster", "describe", "-o", "json");

            assertThat(healthy.exitCode()).as(healthy.toString()).isZero();
            JsonNode cluster = JSON.readTree(healthy.out()).get("items").get(0);
            assertThat(cluster.get("brokers")).hasSize(3);
            JsonNode broker = cluster.get("brokers").get(0);
            assertThat(broker.get("release").asText()).isEqualTo("4.3");
            assertThat(broker.get("folders")).isNotEmpty();
            assertThat(broker.get("folders").get(0).get("totalBytes").asLong())
                    .isGreaterThan(
                            broker.get("folders").get(0).get("usableBytes").asLong());
            assertThat(cluster.get("controller").asInt())
                    .isEqualTo(cluster.get("quorum").get("leader").asInt());
            assertThat(cluster.get("topics").get("partitions").asInt()).isEqualTo(3);
            assertThat(cluster.get("topics").get("underMinIsr").asInt()).isZero();
            assertThat(cluster.get("features").findValuesAsText("feature")).contains("metadata.version");
            assertThat(table.out())
                    .contains("UNDER-REPLICATED")
                    .containsPattern("metadata.version +30 +30 +4.3")
                    .containsPattern("\\d +leader +0");
            assertThat(silent.exitCode()).isEqualTo(1);
            assertThat(silent.out())
                    .contains("cannot read the disks of broker 2: it does not answer at 127.0.0.1:")
                    .contains("is it running?");
            assertThat(JSON.readTree(silent.out())
                            .get("items")
                            .get(0)
                            .get("brokers")
                            .get(1)
                            .get("folders"))
                    .isEqualTo(JSON.nullNode());
            JsonNode topics = JSON.readTree(broken.out()).get("items").get(0).get("topics");
            assertThat(topics.get("underMinIsr").asInt()).isEqualTo(3);
            assertThat(topics.get("offline").asInt()).isZero();
        }
    }

    private static int troubled(KafkaFixture kafka, String field) {
        try {
            return JSON.readTree(kafka.run("cluster", "describe", "-o", "json").out())
                    .get("items")
                    .get(0)
                    .get("topics")
                    .get(field)
                    .asInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatMayNotBeReadIsUnknownAndNeverZero(@TempDir Path folder) throws IOException {
        try (ClosedKafka kafka = new ClosedKafka(folder)) {
            kafka.cluster().createTopic("pay.order.placed.v1", 2, Map.of());
            kafka.cluster().createTopic("pay.order.hidden.v1", 2, Map.of());
            kafka.run(CliRunner.real().stdin("secret"), "user", "create", "ann", "--password-stdin");

            CliResult nothing = kafka.runAs("ann", "secret", "cluster", "describe", "-o", "json");
            kafka.run("acl", "create", "--allow", "User:ann", "--operation", "DESCRIBE", "--cluster");
            kafka.run("acl", "create", "--allow", "User:ann", "--operation", "DESCRIBE", "-t", "pay.order.placed.v1");
            Await.until(
                    "the ACLs hold",
                    () -> kafka.runAs("ann", "secret", "topic", "list", "-o", "name")
                            .out()
                            .contains("pay.order.placed.v1"));
            CliResult some = kafka.runAs("ann", "secret", "cluster", "describe");

            assertThat(nothing.exitCode()).as(nothing.toString()).isEqualTo(1);
            JsonNode document = JSON.readTree(nothing.out());
            JsonNode cluster = document.get("items").get(0);
            assertThat(cluster.get("quorum").isNull()).isTrue();
            assertThat(cluster.get("controller").isNull()).isTrue();
            assertThat(cluster.get("brokers").get(0).get("folders").isNull()).isTrue();
            assertThat(document.get("errors").findValuesAsText("error")).contains("CLUSTER_AUTHORIZATION_FAILED");
            assertThat(some.exitCode()).as(some.toString()).isEqualTo(1);
            assertThat(some.out()).containsPattern("\\d +4.3 +1 +1 +2 +0 +- +0");
            assertThat(some.err()).contains("1 topic that you may not see").contains("configuration");
        }
    }
}
