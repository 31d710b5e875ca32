package io.kafkactl.cli.security;

import static io.kafkactl.testkit.ClientProperties.all;
import static io.kafkactl.testkit.ClientProperties.oauth;
import static io.kafkactl.testkit.ClientProperties.plain;
import static io.kafkactl.testkit.ClientProperties.properties;
import static io.kafkactl.testkit.ClientProperties.scram;
import static io.kafkactl.testkit.SecureKafka.SECRET;
import static io.kafkactl.testkit.SecureKafka.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.Certificates;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.ClientProperties;
import io.kafkactl.testkit.PluginJar;
import io.kafkactl.testkit.SecureKafka;
import io.kafkactl.testkit.SecureKafka.Listener;
import io.kafkactl.testkit.TokenServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to connect and to log in, against a broker that really checks it. */
class AuthenticationIT {
    private static final Map<String, String> TLS_LOGIN = properties("security.protocol", "SASL_SSL");
    private static final String WRONG = "not-the-secret";

    /** Asks nobody, and answers with what stands in properties of its own. */
    private static final String VAULT = """
            package com.example;

            import java.util.List;
            import java.util.Map;
            import javax.security.auth.callback.*;
            import javax.security.auth.login.AppConfigurationEntry;
            import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;

            public final class Vault implements AuthenticateCallbackHandler {
                private String user;
                private String password;
                public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaas) {
                    user = String.valueOf(configs.get("vault.user"));
                    password = String.valueOf(configs.get("vault.password"));
                }
                public void handle(Callback[] callbacks) {
                    for (Callback callback : callbacks) {
                        if (callback instanceof NameCallback name) name.setName(user);
                        if (callback instanceof PasswordCallback secret) secret.setPassword(password.toCharArray());
                    }
                }
                public void close() {}
            }
            """;

    @TempDir
    static Path folder;

    private static SecureKafka kafka;
    private static ClientProperties client;

    /** One way in: what works, what is refused, and how. */
    record Way(
            String name,
            Listener listener,
            Map<String, String> good,
            Map<String, String> bad,
            int exitCode,
            String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        kafka = new SecureKafka(folder);
        client = new ClientProperties(kafka);
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

    static Stream<Way> ways() throws Exception {
        Path jars = folder.resolve("jars");
        PluginJar.of(jars, "com.example.Vault", VAULT);
        return Stream.of(
                        List.of(
                                new Way(
                                        "TLS, PKCS12",
                                        Listener.TLS,
                                        client.trusting("house"),
                                        client.trusting("stranger"),
                                        5,
                                        "comes from an authority that is not trusted"),
                                new Way(
                                        "TLS, PEM",
                                        Listener.TLS,
                                        client.trustingPem("house"),
                                        client.trustingPem("stranger"),
                                        5,
                                        "comes from an authority that is not trusted"),
                                new Way(
                                        "mutual TLS, PKCS12",
                                        Listener.MUTUAL,
                                        all(client.trusting("house"), client.certificate("client")),
                                        all(client.trusting("house"), client.certificate("stranger")),
                                        6,
                                        "wants a client certificate"),
                                new Way(
                                        "mutual TLS, PEM",
                                        Listener.MUTUAL,
                                        all(client.trustingPem("house"), client.certificatePem("client")),
                                        client.trustingPem("house"),
                                        6,
                                        "wants a client certificate")),
                        logins(Listener.SASL, Map.of()),
                        logins(Listener.SASLTLS, all(client.trusting("house"), TLS_LOGIN)),
                        List.of(
                                new Way(
                                        "OAUTHBEARER, client credentials",
                                        Listener.OAUTH,
                                        oauth(kafka.tokens().tokenUrl(), TokenServer.CLIENT, TokenServer.SECRET),
                                        oauth(kafka.tokens().tokenUrl(), TokenServer.CLIENT, WRONG),
                                        6,
                                        "no login for OAUTHBEARER: "),
                                new Way(
                                        "OAUTHBEARER, token file",
                                        Listener.OAUTH,
                                        tokenFile("good", kafka.tokens().token("tool")),
                                        tokenFile("forged", forged()),
                                        6,
                                        "did not accept the login by OAUTHBEARER"),
                                new Way(
                                        "a callback handler from a jar",
                                        Listener.SASL,
                                        vault(SECRET),
                                        vault(WRONG),
                                        6,
                                        "did not accept the login by PLAIN")))
                .flatMap(List::stream);
    }

    private static List<Way> logins(Listener listener, Map<String, String> line) {
        List<Way> ways = new ArrayList<>();
        ways.add(new Way(
                "PLAIN, " + listener,
                listener,
                all(plain(USER, SECRET), line),
                all(plain(USER, WRONG), line),
                6,
                "did not accept the login by PLAIN as 'ann': Authentication failed"));
        for (String mechanism : List.of("SCRAM-SHA-256", "SCRAM-SHA-512")) {
            ways.add(new Way(
                    mechanism + ", " + listener,
                    listener,
                    all(scram(mechanism, USER, SECRET), line),
                    all(scram(mechanism, USER, WRONG), line),
                    6,
                    "did not accept the login by " + mechanism + " as 'ann': Authentication failed"));
        }
        return ways;
    }

    /** Signed by somebody else. */
    private static String forged() throws Exception {
        try (TokenServer other = new TokenServer()) {
            return other.token("tool");
        }
    }

    private static Map<String, String> tokenFile(String name, String token) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".jwt"), token);
        return oauth(file.toUri().toString(), "unused", "unused");
    }

    private static Map<String, String> vault(String password) {
        return properties(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required;",
                "sasl.client.callback.handler.class", "com.example.Vault",
                "vault.user", USER,
                "vault.password", password);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void listsProducesAndConsumes(Way way) {
        String topic = kafka.cluster().createTopic("market.order.placed", 1);

        CliResult list = run(CliRunner.real(), way, way.good(), "topic", "list", "-o", "name");
        CliResult sent =
                run(CliRunner.real().stdin("k:v\n"), way, way.good(), "produce", topic, "--key-separator", ":");
        CliResult read = run(CliRunner.real(), way, way.good(), "consume", topic, "--format", "%k=%v\\n");

        assertThat(list.exitCode()).as(list.toString()).isZero();
        assertThat(list.out()).contains(topic + "\n");
        assertThat(sent.exitCode()).as(sent.toString()).isZero();
        assertThat(read.exitCode()).as(read.toString()).isZero();
        assertThat(read.out()).isEqualTo("k=v\n");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void refusesWrongCredentialsAndNeverShowsThem(Way way) {
        CliResult list = run(CliRunner.real(), way, way.bad(), "topic", "list", "-v");
        CliResult sent = run(CliRunner.real().stdin("k:v\n"), way, way.bad(), "produce", "market.order.placed.v1");
        CliResult read = run(CliRunner.real(), way, way.bad(), "consume", "market.order.placed.v1");

        for (CliResult result : List.of(list, sent, read)) {
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(way.exitCode());
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .contains(way.message())
                    .contains("hint: ")
                    .doesNotContainPattern("\\sat [\\w.$/]+\\(")
                    .doesNotContain(WRONG, Certificates.PASSWORD);
        }
    }

    @Test
    void connectsWithoutAnyOfItWhereNothingIsAsked() {
        String topic = kafka.cluster().createTopic("market.order.placed", 1);

        CliResult list = kafka.run(CliRunner.real(), kafka.plainAddress(), Map.of(), "topic", "list", "-o", "name");

        assertThat(list.exitCode()).as(list.toString()).isZero();
        assertThat(list.out()).contains(topic + "\n");
    }

    private static CliResult run(CliRunner runner, Way way, Map<String, String> properties, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--plugin-path", folder.resolve("jars").toString(), "--timeout", "20s"));
        return kafka.run(runner, kafka.address(way.listener()), properties, all.toArray(String[]::new));
    }
}
