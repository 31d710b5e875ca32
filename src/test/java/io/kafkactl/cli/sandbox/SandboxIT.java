package io.kafkactl.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxIT {
    private static final String TOPIC = "market.order.placed.v1";

    @TempDir
    Path state;

    @AfterEach
    void endAll() throws IOException {
        for (JsonNode sandbox : status()) {
            run("down", "--name", sandbox.get("name").asText(), "--delete-data", "--yes");
        }
    }

    @Test
    void keepsItsDataOverDownAndOverACrash() throws IOException {
        CliResult up = run("up");
        assertThat(up.exitCode()).as(up.toString()).isZero();
        assertThat(up.err()).contains("kafkactl -c sandbox topic list");
        JsonNode first = status().get(0);
        assertThat(first.get("state").asText()).isEqualTo("running");
        String address = first.get("bootstrapServers").asText();
        assertThat(state.resolve("kafkactl/sandbox/sandbox/context.yaml"))
                .content()
                .endsWith("  sandbox:\n    bootstrapServers: " + address + "\n");
        try (TestCluster cluster = new TestCluster(address)) {
            cluster.createTopic(TOPIC, 1, Map.of());
        }

        assertThat(run("up").err()).contains("runs already");
        assertThat(status().get(0)).isEqualTo(first);
        assertThat(run("up", "--brokers", "3").exitCode()).isEqualTo(8);

        assertThat(run("down").exitCode()).isZero();
        assertThat(state.resolve("kafkactl/sandbox/sandbox/context.yaml")).doesNotExist();
        assertThat(status().get(0).get("state").asText()).isEqualTo("stopped");
        assertThat(run("up").exitCode()).isZero();
        assertHasTopic();

        ProcessHandle broker =
                ProcessHandle.of(status().get(0).get("pids").get(0).asLong()).orElseThrow();
        assertThat(broker.destroyForcibly()).isTrue();
        broker.onExit().join();
        assertThat(status().get(0).get("state").asText()).isEqualTo("stopped");
        assertThat(run("up").exitCode()).isZero();
        assertHasTopic();
    }

    @Test
    void twoRunSideBySide() throws IOException {
        assertThat(run("up", "--name", "a", "--ephemeral").exitCode()).isZero();
        assertThat(run("up", "--name", "b", "--ephemeral").exitCode()).isZero();
        List<JsonNode> both = status();
        assertThat(both).extracting(s -> s.get("name").asText()).containsExactly("a", "b");
        assertThat(both).extracting(s -> s.get("bootstrapServers").asText()).doesNotHaveDuplicates();
        Path data = Path.of(both.get(0).get("data").asText());
        assertThat(data).exists();

        assertThat(run("down", "--name", "a").exitCode()).isZero();

        assertThat(data).doesNotExist();
        assertThat(status())
                .singleElement()
                .satisfies(b -> assertThat(b.get("state").asText()).isEqualTo("running"));
    }

    @Test
    void showsTheLogWhenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CliResult up = run("up", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.out()).isEmpty();
            Path log = state.resolve("kafkactl/sandbox/sandbox/broker-1/kafka.log");
            assertThat(up.err()).contains(log.toString(), "Address already in use");
            assertThat(log).exists();
        }
        assertThat(status()).isEmpty();
        assertThat(run("up").exitCode()).isZero();
    }

    @Test
    void endsWhatItStartedWhenInterrupted() throws IOException, InterruptedException {
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        Path data = state.resolve("kafkactl/sandbox/sandbox/broker-1/data");
        CliRunner runner = CliRunner.offline().env("XDG_STATE_HOME", state.toString());
        Thread user = new Thread(() -> {
            Await.until("the broker writes its data", () -> Files.exists(data.resolve("__cluster_metadata-0")));
            runner.cancellation().cancel();
        });
        user.start();

        CliResult up = runner.run("sandbox", "up");

        user.join();
        assertThat(up.exitCode()).isEqualTo(130);
        // A killed child stays in the list until the JVM has taken its exit code.
        Await.until(
                "no child process is left",
                () -> ProcessHandle.current().children().allMatch(before::contains));
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void asksBeforeItDeletes() throws IOException {
        assertThat(run("up").exitCode()).isZero();
        assertThat(run("down", "--delete-data").exitCode()).isEqualTo(2);
        assertThat(status().get(0).get("state").asText()).isEqualTo("running");
        assertThat(run("down", "--delete-data", "--yes").exitCode()).isZero();
        assertThat(state).isEmptyDirectory();
        assertThat(run("down").exitCode()).isEqualTo(7);
    }

    @Test
    void threeBrokersReplicateAndSurviveOne() {
        try (KafkaFixture kafka = SandboxFixture.start(3)) {
            kafka.cluster().createTopic(TOPIC, 3, Map.of());
            var topic = TestCluster.get(kafka.cluster()
                            .admin()
                            .describeTopics(List.of(TOPIC))
                            .allTopicNames())
                    .values()
                    .iterator()
                    .next();
            assertThat(topic.partitions())
                    .allSatisfy(p -> assertThat(p.replicas()).hasSize(3));

            kafka.killBroker(2);
            assertThat(TestCluster.get(kafka.cluster().admin().listTopics().names()))
                    .contains(TOPIC);
            kafka.startBroker(2);
            kafka.stopBroker(3);
            kafka.startBroker(3);
        }
    }

    private void assertHasTopic() throws IOException {
        try (TestCluster cluster =
                new TestCluster(status().get(0).get("bootstrapServers").asText())) {
            assertThat(TestCluster.get(cluster.admin().listTopics().names())).containsExactly(TOPIC);
        }
    }

    private List<JsonNode> status() throws IOException {
        CliResult result = run("status", "-o", "json");
        assertThat(result.exitCode()).as(result.toString()).isZero();
        List<JsonNode> items = new ArrayList<>();
        new ObjectMapper().readTree(result.outBytes()).get("items").forEach(items::add);
        return items;
    }

    private CliResult run(String... verbAndOptions) {
        List<String> args = new ArrayList<>(List.of("sandbox"));
        args.addAll(List.of(verbAndOptions));
        return CliRunner.offline().env("XDG_STATE_HOME", state.toString()).run(args.toArray(String[]::new));
    }
}
