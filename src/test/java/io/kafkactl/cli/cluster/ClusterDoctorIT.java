package io.kafkactl.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.DeadLetters;
import io.kafkactl.testkit.KafkaBackend;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.TestCluster;
import io.kafkactl.testkit.TestGroups;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.registry.RegistryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of three brokers; each test makes the trouble that it wants to hear of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterDoctorIT {
    private SandboxFixture kafka;
    private TestCluster cluster;

    @TempDir
    Path folder;

    @BeforeAll
    void start() {
        kafka = SandboxFixture.start(3);
        cluster = kafka.cluster();
    }

    @AfterAll
    void stop() {
        kafka.close();
    }

    @Test
    void goesTheWayStepByStepAndSaysHowLongEachTook() {
        CliResult result = doctor("--only", "dns,tcp,tls,api-versions,metadata,advertised");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        List<String> bootstrap = List.of(kafka.bootstrapServers().split(","));
        assertThat(result.out().lines()).first().asString().matches("CHECK +AT +VERDICT +TOOK +FINDING +TO-DO");
        assertThat(result.out().lines().filter(line -> line.startsWith("dns")))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains(bootstrap.get(0)).containsPattern(" ok +\\d+ ms "));
        assertThat(result.out()).doesNotContain("tls", "sasl");
        assertThat(result.out().lines().filter(line -> line.startsWith("advertised")))
                .hasSize(3);
        assertThat(result.err()).isEqualTo("7 ok\n");
    }

    @Test
    void whatKeepsUsFromTheBrokersIsTheExitCodeAndTheRegistryIsStillAsked() {
        CliResult result = CliRunner.real().run("-b", "127.0.0.1:1", "cluster", "doctor", "-o", "json");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(5);
        assertThat(verdicts(result)).containsExactly("dns ok", "tcp error", "registry skipped");
        assertThat(item(result, "tcp").orElseThrow().get("hint").asText()).isNotBlank();
        assertThat(result.err()).doesNotContain("Exception");
    }

    @Test
    void namesTopicsThatDoNotSurviveALostBroker() {
        String single = topic("shop.order.single", (short) 1, Map.of());
        String careless = topic("shop.order.careless", (short) 3, Map.of("min.insync.replicas", "1"));
        String stiff = topic("shop.order.stiff", (short) 3, Map.of("min.insync.replicas", "3"));

        CliResult result = doctor("--only", "replication,min-insync-replicas", "-o", "json");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(subjects(result, "one copy")).contains(single).doesNotContain(careless, stiff);
        assertThat(subjects(result, "below 2")).contains(careless).doesNotContain(single, stiff);
        assertThat(subjects(result, "as large as")).contains(stiff).doesNotContain(single, careless);
    }

    @Test
    void promisesNothingOfCopiesThatAreNot() {
        try (KafkaFixture single = KafkaBackend.chosen().start()) {
            single.cluster().createTopic("shop.order.alone.v1", 1, Map.of());

            CliResult result =
                    single.run("cluster", "doctor", "--only", "replication,min-insync-replicas", "-o", "json");

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(verdicts(result)).containsExactly("replication warning", "min-insync-replicas skipped");
        }
    }

    @Test
    void namesGroupsThatStandStillOrLoseRecords() {
        String topic = topic("shop.order.read", (short) 1, Map.of());
        TestGroups groups = new TestGroups(cluster);
        groups.fill(topic, 0, 10);
        groups.commit("stopped-" + topic, topic, 0, 4);
        groups.commit("losing-" + topic, topic, 0, 1);
        groups.purge(topic, 0, 3);

        CliResult result = doctor("--only", "groups,retention", "-o", "json");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        assertThat(subjects(result, "no member reads")).contains("stopped-" + topic);
        assertThat(subjects(result, "have lost records")).containsExactly("losing-" + topic);
    }

    @Test
    void pendingDeadLettersAndMissingPlacesForThemAreWarnings() throws IOException {
        String topic = topic("shop.order.failing", (short) 1, Map.of());
        new TestGroups(cluster).commit("reader-" + topic, topic, 0, 0);
        String other = topic("shop.order.dead", (short) 1, Map.of());
        cluster.createTopic(other + ".dlq", 1, Map.of());
        cluster.produce(List.of(DeadLetters.envelope(other + ".dlq", 0, "k", other, "v")));
        Path config = Files.createDirectories(folder.resolve("kafkactl")).resolve("contexts.yaml");
        Files.writeString(config, """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  test:
                    bootstrapServers: %s
                    naming: {companions: {dlq: .dlq}}
                """.formatted(kafka.bootstrapServers()));
        CliRunner runner = CliRunner.real().env("XDG_CONFIG_HOME", folder.toString());
        String[] line = {"-c", "test", "cluster", "doctor", "--only", "dlq-companions,dead-letters", "-o", "json"};

        CliResult tolerant = runner.run(line);
        CliResult strict = CliRunner.real()
                .env("XDG_CONFIG_HOME", folder.toString())
                .run(
                        "-c",
                        "test",
                        "cluster",
                        "doctor",
                        "--only",
                        "dead-letters",
                        "--fail-on",
                        "warning",
                        "-o",
                        "junit");

        assertThat(tolerant.exitCode()).as(tolerant.toString()).isZero();
        assertThat(subjects(tolerant, "without a dead-letter topic"))
                .contains(topic)
                .doesNotContain(other);
        assertThat(subjects(tolerant, "pending")).contains(other + ".dlq");
        assertThat(strict.exitCode()).as(strict.toString()).isEqualTo(3);
        assertThat(strict.out())
                .contains("<testsuite name=\"kafkactl cluster doctor\" tests=\"1\" failures=\"1\"")
                .contains("kafkactl dlq redrive TOPIC");
    }

    @Test
    void whatDoesNotApplyIsASkippedTest() {
        CliResult result = kafka.run("cluster", "doctor", "--only", "metadata,registry", "-o", "junit");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out())
                .contains("failures=\"0\" errors=\"0\" skipped=\"1\"")
                .containsPattern("name=\"registry\" time=\"0\"><skipped message=\"[^\"]+does not apply");
    }

    @Test
    void aClockThatIsOffIsAFinding() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));

        CliResult wrong = kafka.run(CliRunner.real().clock(late), "cluster", "doctor", "--only", "clock");
        CliResult right = doctor("--only", "clock");

        assertThat(wrong.exitCode()).as(wrong.toString()).isEqualTo(3);
        assertThat(wrong.out()).contains("ahead of this machine's", "NTP");
        assertThat(right.exitCode()).as(right.toString()).isZero();
    }

    @Test
    void subjectsWhereNothingIsCheckedAreWarnings() {
        try (RegistryServer registry = RegistryServer.start()) {
            registry.register("orders-value", "\"string\"");
            registry.register("payments-value", "\"string\"");
            registry.level("orders-value", "NONE");

            CliResult result = kafka.run(
                    "--schema-registry",
                    registry.url(),
                    "cluster",
                    "doctor",
                    "--only",
                    "registry,compatibility",
                    "-o",
                    "json");

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(verdicts(result)).containsExactly("registry ok", "compatibility warning");
            assertThat(subjects(result, "at NONE")).containsExactly("orders-value");
        }
    }

    @Test
    void aRegistryThatIsNotThereIsNoPass() {
        CliResult result = kafka.run(
                "--schema-registry", "http://127.0.0.1:1", "cluster", "doctor", "--only", "registry", "-o", "json");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(verdicts(result)).containsExactly("registry unknown");
    }

    @Test
    void aLostBrokerIsMissedInThePartitions() {
        String copied = topic("shop.order.copied", (short) 3, Map.of("min.insync.replicas", "2"));
        kafka.killBroker(3);
        try {
            Await.until(
                    "the doctor misses the copies of the broker",
                    () -> doctor("--only", "partitions", "--fail-on", "warning").exitCode() == 3);

            CliResult result = doctor("--only", "partitions", "-o", "json");
            assertThat(subjects(result, "with a copy out of sync")).contains(copied + "-0");
            assertThat(verdicts(result)).contains("partitions warning");
        } finally {
            kafka.startBroker(3);
        }
    }

    @Test
    void aCheckThatDoesNotExistIsAMistakeOfTheCaller() {
        CliResult result = doctor("--only", "replicaton");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("replicaton", "replication");
        assertThat(result.out()).isEmpty();
    }

    private CliResult doctor(String... args) {
        List<String> all = new ArrayList<>(List.of("cluster", "doctor"));
        all.addAll(List.of(args));
        return kafka.run(all.toArray(String[]::new));
    }

    private String topic(String name, short copies, Map<String, String> config) {
        String topic = TestTopics.unique(name);
        TestCluster.get(cluster.admin()
                .createTopics(List.of(new NewTopic(topic, 1, copies).configs(config)))
                .all());
        return topic;
    }

    private static List<String> verdicts(CliResult result) {
        return items(result).stream()
                .map(item ->
                        item.get("check").asText() + " " + item.get("verdict").asText())
                .toList();
    }

    private static Optional<JsonNode> item(CliResult result, String check) {
        return items(result).stream()
                .filter(item -> item.get("check").asText().equals(check))
                .findFirst();
    }

    /** Of whom something is said. */
    private static List<String> subjects(CliResult result, String said) {
        return items(result).stream()
                .filter(item -> item.get("message").asText().contains(said))
                .flatMap(item -> StreamSupport.stream(item.get("subjects").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }

    private static List<JsonNode> items(CliResult result) {
        try {
            List<JsonNode> items = new ArrayList<>();
            new ObjectMapper().readTree(result.out()).get("items").forEach(items::add);
            return items;
        } catch (IOException e) {
            throw new AssertionError(result.toString(), e);
        }
    }
}
