package io.kafkactl.cli.security;

import static io.kafkactl.testkit.ClientProperties.all;
import static io.kafkactl.testkit.ClientProperties.oauth;
import static io.kafkactl.testkit.ClientProperties.plain;
import static io.kafkactl.testkit.ClientProperties.properties;
import static io.kafkactl.testkit.SecureKafka.SECRET;
import static io.kafkactl.testkit.SecureKafka.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.diagnosis.ErrorCatalogue;
import io.kafkactl.client.diagnosis.ErrorCause;
import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.ClientProperties;
import io.kafkactl.testkit.FakeBroker;
import io.kafkactl.testkit.SandboxFixture;
import io.kafkactl.testkit.SecureKafka;
import io.kafkactl.testkit.SecureKafka.Listener;
import io.kafkactl.testkit.SilentSocket;
import io.kafkactl.testkit.TestTopics;
import io.kafkactl.testkit.TokenServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every entry of the catalogue, brought about for real: the exit code, what is said, what to do, and no stack trace. */
class ErrorCatalogueIT {
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    static Path folder;

    private static SecureKafka kafka;
    private static ClientProperties client;
    private static String topic;
    private static String hidden;

    @BeforeAll
    static void start() throws Exception {
        kafka = new SecureKafka(folder);
        client = new ClientProperties(kafka);
        topic = kafka.cluster().createTopic("market.order.placed", 1);
        hidden = kafka.cluster().createTopic("market.order.hidden", 1);
        kafka.reserve(ResourceType.TOPIC, hidden);
        kafka.reserve(ResourceType.GROUP, "hidden-group");
        kafka.reserve(ResourceType.CLUSTER, "kafka-cluster");
        Await.until("the rules hold", () -> asUser("topic", "describe", hidden).exitCode() == 6);
    }

    /** What {@code -v} sets for the whole process would make the client library talkative in tests to come. */
    @BeforeEach
    @AfterEach
    void silence() {
        LogManager.getLogManager().reset();
    }

    @AfterAll
    static void end() {
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource(ErrorCause.class)
    void everyCauseIsToldWithWhatToDoAboutIt(ErrorCause cause) throws Exception {
        CliResult result = provoke(cause);

        assertThat(result.exitCode())
                .as(result.toString())
                .isEqualTo(ExitCode.valueOf(ErrorCatalogue.text(cause, "exit")).code());
        assertThat(result.err())
                .containsPattern(filled(ErrorCatalogue.text(cause, "message")))
                .containsPattern("hint: " + filled(ErrorCatalogue.text(cause, "hint")))
                .doesNotContainPattern("\\sat [\\w.$/]+\\(|Exception:|\\{[a-z]+}")
                .doesNotContain(SECRET);
        assertThat(result.out()).isEmpty();
    }

    private static CliResult provoke(ErrorCause cause) throws Exception {
        return switch (cause) {
            case NO_ANSWER, NOT_A_BROKER, CONNECTION_TIMED_OUT, BROKER_TOO_OLD, TLS_FAILED -> atSocket(cause);
            case HOST_UNKNOWN -> list("no-such-host.invalid:9092", Map.of());
            case CONNECTION_REFUSED -> list(NOBODY, Map.of());
            case ADVERTISED_UNKNOWN -> list(Listener.NOWHERE, Map.of());
            case ADVERTISED_UNREACHABLE -> list(Listener.CLOSED, Map.of());
            case TLS_EXPECTED -> list(Listener.TLS, Map.of());
            case TLS_NOT_SPOKEN -> list(kafka.plainAddress(), client.trusting("house"));
            case TLS_VERSION ->
                list(Listener.MODERN, all(client.trusting("house"), properties("ssl.enabled.protocols", "TLSv1.2")));
            case CERTIFICATE_EXPIRED -> list(Listener.EXPIRED, client.trusting("house"));
            case CERTIFICATE_NOT_YET_VALID -> list(Listener.FUTURE, client.trusting("house"));
            case CERTIFICATE_UNTRUSTED -> list(Listener.TLS, client.trusting("stranger"));
            case CERTIFICATE_OF_ANOTHER_HOST -> list(Listener.ELSEWHERE, client.trusting("house"));
            case CLIENT_CERTIFICATE_MISSING -> list(Listener.MUTUAL, client.trusting("house"));
            case CLIENT_CERTIFICATE_REFUSED ->
                list(Listener.MUTUAL, all(client.trusting("house"), client.certificate("client-expired")));
            case SASL_EXPECTED -> list(Listener.SASL, Map.of());
            case SASL_NOT_SPOKEN -> list(kafka.plainAddress(), plain(USER, SECRET));
            case SASL_MECHANISM -> list(Listener.OAUTH, plain(USER, SECRET));
            case SASL_CREDENTIALS -> list(Listener.SASL, plain(USER, "wrong"));
            case LOGIN_MISSING ->
                list(Listener.SASL, properties("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN"));
            case LOGIN_FAILED -> list(Listener.OAUTH, oauth(kafka.tokens().tokenUrl(), TokenServer.CLIENT, "wrong"));
            case LOGIN_SERVER_AWAY ->
                list(Listener.OAUTH, oauth("http://" + NOBODY + "/token", TokenServer.CLIENT, "unused"));
            case TOPIC_DENIED -> asUser("topic", "describe", hidden);
            case GROUP_DENIED -> asUser("group", "describe", "hidden-group");
            case CLUSTER_DENIED -> asUser("topic", "alter", "--status");
            case TRANSACTIONAL_ID_DENIED -> deniedTransaction();
            case RECORD_TOO_LARGE -> tooLarge();
            case NOT_ENOUGH_REPLICAS -> tooFewReplicas();
            case UNKNOWN_TOPIC ->
                kafka.run(
                        CliRunner.real(), kafka.plainAddress(), Map.of(), "topic", "describe", "no.such.thing.at-all");
            case SIMILAR_TOPIC ->
                kafka.run(CliRunner.real(), kafka.plainAddress(), Map.of(), "topic", "describe", topic + "x");
        };
    }

    private static CliResult atSocket(ErrorCause cause) throws Exception {
        return switch (cause) {
            case NO_ANSWER -> {
                try (FakeBroker broker = FakeBroker.idle()) {
                    yield kafka.run(CliRunner.real(), broker.address(), Map.of(), "group", "list", "--timeout", "3s");
                }
            }
            case BROKER_TOO_OLD -> {
                try (FakeBroker broker = FakeBroker.old()) {
                    yield kafka.run(
                            CliRunner.real(), broker.address(), Map.of(), "topic", "create", "market.order.new.v1");
                }
            }
            case NOT_A_BROKER -> {
                try (SilentSocket socket = SilentSocket.answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
                    yield list(socket.address(), Map.of());
                }
            }
            case TLS_FAILED -> {
                try (SilentSocket socket = SilentSocket.answering("\u0015\u0003\u0003\u0000\u0002\u0002P")) {
                    yield list(socket.address(), client.trusting("house"));
                }
            }
            default -> {
                try (SilentSocket socket = SilentSocket.full()) {
                    yield list(socket.address(), Map.of());
                }
            }
        };
    }

    private static CliResult deniedTransaction() {
        kafka.reserve(ResourceType.TRANSACTIONAL_ID, "*");
        return kafka.run(
                CliRunner.real().stdin("x\n"),
                kafka.address(Listener.SASL),
                plain(USER, SECRET),
                "produce",
                topic,
                "--transactional",
                "-q");
    }

    private static CliResult tooLarge() {
        String small = TestTopics.unique("market.order.small");
        kafka.cluster().createTopic(small, 1, Map.of("max.message.bytes", "100"));
        return kafka.run(
                CliRunner.real().stdin("x".repeat(1_000) + "\n"),
                kafka.plainAddress(),
                properties("producer.compression.type", "none"),
                "produce",
                small);
    }

    private static CliResult tooFewReplicas() {
        String strict = TestTopics.unique("market.order.strict");
        try (SandboxFixture three = SandboxFixture.start(3)) {
            three.cluster().createTopic(strict, 1, Map.of("min.insync.replicas", "3"));
            three.killBroker(3);
            // Until the cluster has noticed, nobody can say why nothing is acknowledged.
            Await.until("the replica is missed", () -> !three.cluster().isInSync());
            return three.run(CliRunner.real().stdin("x\n"), "--timeout", "5s", "produce", strict);
        }
    }

    @Test
    void everyAddressThatIsNoGoodIsNamedAndEveryCommandSaysWhy() {
        for (List<String> line : List.of(
                List.of("topic", "describe", "a", "b"),
                List.of("produce", "a"),
                List.of("consume", "a"),
                List.of("group", "list"),
                List.of("lag", "a"),
                List.of("dlq", "list"))) {
            CliResult result = kafka.run(CliRunner.real(), NOBODY + ",127.0.0.1:2", Map.of(), args(line));

            assertThat(result.exitCode()).as(line + "\n" + result).isEqualTo(5);
            assertThat(result.err())
                    .as(line.toString())
                    .contains("nothing listens at " + NOBODY + ": connection refused; neither does 127.0.0.1:2 answer")
                    .containsOnlyOnce("error: ");
        }
    }

    /** Else the build would stand still for a long time here. */
    @Test
    void whatNoWaitingMendsIsToldLongBeforeTheTimeout() {
        for (Listener listener : List.of(Listener.TLS, Listener.SASL, Listener.NOWHERE)) {
            CliResult result =
                    kafka.run(CliRunner.real(), kafka.address(listener), Map.of(), "topic", "list", "--timeout", "1h");

            assertThat(result.exitCode()).as(result.toString()).isIn(5, 6);
            assertThat(result.err()).containsAnyOf("expects TLS", "expects a login by SASL", "does not resolve here");
        }
    }

    /** The look is one more login, with the secret and not with the words that say where it is. */
    @Test
    void aSecretByReferenceDoesNotKeepItFromBeingTold() {
        CliResult result = kafka.run(
                CliRunner.real().env("LISTENER_PASSWORD", "not-of-this-listener"),
                kafka.address(Listener.TLS),
                Map.of(
                        "security.protocol", "SASL_PLAINTEXT",
                        "sasl.mechanism", "PLAIN",
                        "sasl.username", "somebody",
                        "sasl.password", "env:LISTENER_PASSWORD"),
                "topic",
                "list",
                "--timeout",
                "1h");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(5);
        assertThat(result.err()).contains("expects TLS").doesNotContain("not-of-this-listener");
    }

    private static String[] args(List<String> line) {
        return Stream.concat(line.stream(), Stream.of("--timeout", "1s")).toArray(String[]::new);
    }

    /** What somebody may not see is not said to be missing, whoever asks and however. */
    @Test
    void neverTakesForMissingWhatItMayNotSee() {
        for (List<String> line : List.of(
                List.of("topic", "describe", hidden),
                List.of("topic", "delete", hidden, "--yes"),
                List.of("topic", "alter", hidden, "--config", "retention.ms=1h", "--yes"),
                List.of("topic", "trim", hidden, "--to", "end", "--yes"),
                List.of("consume", hidden),
                List.of("produce", hidden),
                List.of("dlq", "inspect", hidden),
                List.of("dlq", "redrive", hidden, "--yes"),
                List.of("dlq", "purge", hidden, "--yes"),
                List.of("lag", "hidden-group"),
                List.of("group", "describe", "hidden-group"),
                List.of("group", "delete", "hidden-group", "--yes"))) {
            CliResult result = asUser(line.toArray(String[]::new));

            assertThat(result.exitCode()).as(line + "\n" + result).isEqualTo(6);
            assertThat(result.err())
                    .as(line.toString())
                    .contains("kafkactl acl create --allow User:" + USER + " --operation ")
                    .doesNotContain("not exist", "did you mean", "\tat ");
        }
    }

    private static CliResult list(Listener listener, Map<String, String> properties) {
        return list(kafka.address(listener), properties);
    }

    private static CliResult list(String address, Map<String, String> properties) {
        return kafka.run(CliRunner.real(), address, properties, "topic", "list", "--timeout", "3s");
    }

    private static CliResult asUser(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--timeout", "10s"));
        return kafka.run(
                CliRunner.real(), kafka.address(Listener.SASL), plain(USER, SECRET), all.toArray(String[]::new));
    }

    /** A pattern for the text with something in each place. */
    private static String filled(String text) {
        return Arrays.stream(text.split("\\{[a-z]+}", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }
}
