package io.kafkactl.cli.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.StubConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adding a context with somebody to ask, and with a cluster that answers or does not. */
class ContextAddTest {
    private static final Terminals PERSON = new Terminals(true, true, true);

    @TempDir
    Path home;

    private CliRunner answering() {
        return new CliRunner(new StubConnection()).env("HOME", home.toString()).env("NO_COLOR", "1");
    }

    private CliRunner silent() {
        return CliRunner.real().env("HOME", home.toString()).env("NO_COLOR", "1");
    }

    private String file() throws IOException {
        return Files.readString(home.resolve(".config/kafkactl/contexts.yaml"));
    }

    private Path path() {
        return home.resolve(".config/kafkactl/contexts.yaml");
    }

    @Test
    void asksForWhatIsMissingUntilItCanBeUsed() throws IOException {
        Files.writeString(home.resolve("ca.pem"), "");
        String answers = String.join(
                "\n",
                "a b",
                "prod",
                "nowhere",
                "b1:9093,b2:9093",
                "tls",
                "sasl_ssl",
                "/not/there",
                home.resolve("ca.pem").toString(),
                "",
                "",
                "me",
                "hunter2",
                "env:KAFKA_PASSWORD",
                "registry",
                "",
                "y",
                "");

        CliResult result = answering()
                .env("KAFKA_PASSWORD", "hunter2hunter2")
                .terminals(PERSON)
                .stdin(answers)
                .run("context", "add");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        "'a b' cannot name a context",
                        "'nowhere' is not HOST:PORT",
                        "it is one of PLAINTEXT, SSL, SASL_SSL, SASL_PLAINTEXT",
                        "there is no such file",
                        "it is needed",
                        "a password is not typed here",
                        "'registry' is not http://HOST[:PORT]",
                        "answers, with 1 broker",
                        "added context 'prod' to ")
                .doesNotContain("plain text", "hunter2hunter2");
        assertThat(file()).isEqualTo("""
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  prod:
                    bootstrapServers: "b1:9093,b2:9093"
                    protected: true
                    properties:
                      security.protocol: SASL_SSL
                      ssl.truststore.type: PEM
                      ssl.truststore.location: "%s"
                      sasl.mechanism: SCRAM-SHA-512
                      sasl.username: me
                      sasl.password: "env:KAFKA_PASSWORD"
                """.formatted(home.resolve("ca.pem")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dev\n", "dev\nb:1\n", "dev\nb:1\nSASL_SSL\n\n\nme\nhunter2\nhunter2\n"})
    void endsWithoutAContextWhereTheAnswersEnd(String answers) {
        CliResult result = answering().terminals(PERSON).stdin(answers).run("context", "add");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("error: declined, nothing was done");
        assertThat(path()).doesNotExist();
    }

    @Test
    void asksNothingWhereAllIsSaid() throws IOException {
        CliResult result = answering().terminals(PERSON).run("context", "add", "dev", "-b", "d:1");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).doesNotContain("?", "Brokers");
        assertThat(file()).contains("bootstrapServers: d:1");
    }

    @Test
    void addsNothingThatDoesNotAnswer() {
        CliResult result = silent().run("context", "add", "dev", "-b", "localhost:1", "--timeout", "500ms");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("; nothing was added").contains("--no-test adds it all the same");
        assertThat(path()).doesNotExist();
    }

    @Test
    void whoIsAskedMayAddItAllTheSame() throws IOException {
        CliResult no = silent().terminals(PERSON)
                .stdin("n\n")
                .run("context", "add", "dev", "-b", "localhost:1", "--timeout", "500ms");
        assertThat(no.exitCode()).isEqualTo(5);
        assertThat(no.err()).contains("error: nothing was added");
        assertThat(path()).doesNotExist();

        CliResult yes = silent().terminals(PERSON)
                .stdin("y\n")
                .run("context", "add", "dev", "-b", "localhost:1", "--timeout", "500ms");
        assertThat(yes.exitCode()).isZero();
        assertThat(yes.err()).contains("Add the context all the same? [y/N] added context 'dev'");
        assertThat(file()).contains("dev:");
    }

    @Test
    void aNameThatIsTakenIsToldBeforeAnybodyIsAskedOrConnected() {
        answering().run("context", "add", "dev", "-b", "d:1");

        CliResult result = CliRunner.offline()
                .env("HOME", home.toString())
                .terminals(PERSON)
                .run("context", "add", "dev");

        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.err())
                .contains("context 'dev' exists already in ")
                .contains("kafkactl context delete dev")
                .doesNotContain("Brokers");
    }

    @Test
    void aSecretInPlainTextIsAddedWithAWarning() {
        CliResult result = answering()
                .run(
                        "context",
                        "add",
                        "dev",
                        "-b",
                        "d:1",
                        "-X",
                        "sasl.mechanism=PLAIN",
                        "-X",
                        "sasl.username=me",
                        "-X",
                        "sasl.password=hunter2hunter2");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains("warning: context 'dev' has properties.sasl.password as plain text: env:NAME")
                .doesNotContain("hunter2hunter2", "chmod");
    }

    @Test
    void whatTheEnvironmentSaysIsNotWritten() throws IOException {
        CliResult result = answering()
                .env("KAFKACTL_X_SASL_PASSWORD", "hunter2hunter2")
                .env("KAFKACTL_BOOTSTRAP_SERVER", "other:1")
                .run("context", "add", "dev", "-b", "d:1", "-X", "client.id=me");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(file()).contains("bootstrapServers: d:1", "client.id: me").doesNotContain("hunter2", "other");
    }

    @Test
    void aFileOfSecretsIsFoundFromWhereverTheContextIsUsed() throws IOException {
        CliResult result = answering()
                .run("context", "add", "dev", "-b", "d:1", "-X", "ssl.key.password=file:secrets/key", "--no-test");

        assertThat(result.exitCode()).isZero();
        assertThat(file()).contains("file:" + Path.of("secrets/key").toAbsolutePath());
    }
}
