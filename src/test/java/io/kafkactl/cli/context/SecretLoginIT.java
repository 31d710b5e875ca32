package io.kafkactl.cli.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.PasswordKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in to a real broker with a password that stands nowhere but where a reference says. */
class SecretLoginIT {
    private static final String PASSWORD = "Tr0ub4dor-${x}-and-3";
    private static final String WRONG = "correct-horse-battery";

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static PasswordKafka kafka;

    @TempDir
    Path home;

    private final CliRunner cli = CliRunner.real();

    @BeforeAll
    static void start() {
        kafka = new PasswordKafka(folder, PASSWORD);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void writeContexts() throws IOException {
        cli.env("HOME", home.toString()).env("KAFKA_PASSWORD", PASSWORD).env("WRONG_PASSWORD", WRONG);
        Files.writeString(home.resolve("password"), PASSWORD + "\n");
        Path file = home.resolve(".config/kafkactl/contexts.yaml");
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(
                file,
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts:\n"
                        + context("env", "sasl.username: ann\n      sasl.password: env:KAFKA_PASSWORD")
                        + context("file", "sasl.username: ann\n      sasl.password: file:" + home.resolve("password"))
                        + context(
                                "exec",
                                "sasl.username: ann\n      sasl.password: {exec: [cat, " + home.resolve("password")
                                        + "]}")
                        + context(
                                "jaas",
                                "sasl.jaas.config: org.apache.kafka.common.security.plain.PlainLoginModule required "
                                        + "username=\"ann\" password=\"${env:KAFKA_PASSWORD}\";")
                        + context("wrong", "sasl.username: ann\n      sasl.password: env:WRONG_PASSWORD"));
    }

    private static String context(String name, String login) {
        return "  " + name + ":\n    bootstrapServers: " + kafka.address()
                + "\n    properties:\n      security.protocol: SASL_PLAINTEXT\n      sasl.mechanism: PLAIN\n      "
                + login
                + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "file", "exec", "jaas"})
    void logsInWithASecretThatIsReferredTo(String context) {
        CliResult listed = cli.run("-c", context, "-vvv", "topic", "list", "-o", "name");
        CliResult sent = cli.stdin("hello\n").run("-c", context, "produce", "nowhere", "--no-require-key");

        assertThat(listed.exitCode()).as(listed.toString()).isZero();
        assertThat(listed.out() + listed.err()).doesNotContain(PASSWORD).contains("sasl.mechanism");
        assertThat(sent.exitCode()).as(sent.toString()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic list", "produce t", "consume t", "group list -o json", "dlq list", "lag g"})
    void aWrongPasswordIsDeniedAndShownNowhere(String command) {
        CliResult result = cli.stdin("x\n").run(("-c wrong -vvv " + command).split(" "));

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(6);
        assertThat(result.out()).doesNotContain(WRONG);
        assertThat(result.err()).doesNotContain(WRONG).contains("Authentication failed");
    }

    @Test
    void aContextIsTestedWithTheSecretBeforeItIsAdded() {
        CliResult wrong = add("env:WRONG_PASSWORD");
        CliResult right = add("env:KAFKA_PASSWORD");

        assertThat(wrong.exitCode()).as(wrong.toString()).isEqualTo(6);
        assertThat(wrong.err()).contains("; nothing was added").doesNotContain(WRONG);
        assertThat(right.exitCode()).as(right.toString()).isZero();
        assertThat(right.err()).contains("answers, with 1 broker").doesNotContain(PASSWORD);
    }

    private CliResult add(String password) {
        return cli.run(
                "context",
                "add",
                "new",
                "-b",
                kafka.address(),
                "-X",
                "security.protocol=SASL_PLAINTEXT",
                "-X",
                "sasl.mechanism=PLAIN",
                "-X",
                "sasl.username=ann",
                "-X",
                "sasl.password=" + password);
    }
}
