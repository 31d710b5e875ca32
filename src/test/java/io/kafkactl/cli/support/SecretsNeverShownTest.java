package io.kafkactl.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that fail, with everything that can be said about them: no secret is among it. */
class SecretsNeverShownTest {
    private static final String SECRET = "Tr0ub4dor-and-3";

    @TempDir
    Path home;

    private final CliRunner cli = CliRunner.real();

    @BeforeEach
    void writeContexts() throws IOException {
        Path file = Files.writeString(home.resolve("password"), SECRET + "\n");
        Files.writeString(home.resolve("f.properties"), "k=" + SECRET + "\n");
        cli.env("HOME", home.toString()).env("PASSWORD", SECRET);
        Path contexts = home.resolve(".config/kafkactl/contexts.yaml");
        Files.createDirectories(contexts.resolveSibling(""));
        Files.writeString(contexts, """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  env: {bootstrapServers: 'localhost:1', properties: {security.protocol: SASL_PLAINTEXT, sasl.mechanism: PLAIN, sasl.username: me, sasl.password: env:PASSWORD}}
                  file: {bootstrapServers: 'localhost:1', properties: {security.protocol: SASL_SSL, sasl.mechanism: SCRAM-SHA-256, sasl.username: me, sasl.password: 'file:%1$s'}}
                  exec: {bootstrapServers: 'localhost:1', properties: {security.protocol: SASL_PLAINTEXT, sasl.mechanism: PLAIN, sasl.username: me, sasl.password: {exec: [cat, '%1$s']}}}
                  provider: {bootstrapServers: 'localhost:1', properties: {security.protocol: SASL_PLAINTEXT, sasl.mechanism: PLAIN, sasl.jaas.config: 'org.apache.kafka.common.security.plain.PlainLoginModule required username="me" password="${file:%2$s:k}";'}}
                  plain:
                    bootstrapServers: localhost:1
                    schemaRegistry: http://me:%3$s@localhost:1
                    properties: {ssl.keystore.password: %3$s, my.client.secret: %3$s, registry.bearer.auth.token: %3$s}
                """.formatted(file, home.resolve("f.properties"), SECRET));
    }

    static Stream<Arguments> runs() {
        List<Arguments> runs = new ArrayList<>();
        for (String context : List.of("env", "file", "exec", "provider", "plain")) {
            for (String command : List.of(
                    "topic list",
                    "produce t",
                    "consume t",
                    "dlq list -o json",
                    "group list",
                    "lag g",
                    "context show",
                    "context show -o json",
                    "context show --origin")) {
                runs.add(Arguments.of(context, command));
            }
        }
        runs.add(Arguments.of("plain", "schema list"));
        runs.add(Arguments.of("plain", "schema list -o json"));
        return runs.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("runs")
    void notByACommandThatFails(String context, String command) {
        List<String> words = new ArrayList<>(List.of("-c", context, "-vvv", "--timeout", "300ms"));
        words.addAll(List.of(command.split(" ")));

        CliResult result = cli.stdin("x\n").run(words.toArray(String[]::new));

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(command.startsWith("context") ? 0 : 5);
        assertThat(result.out()).doesNotContain(SECRET);
        assertThat(result.err()).doesNotContain(SECRET);
        if (!command.startsWith("context")) {
            assertThat(result.err()).contains(command.endsWith("json") ? "{\"error\":" : "error: ");
        }
    }

    static Stream<String> mistakes() {
        return Stream.of(
                "org.apache.kafka.common.security.plain.PlainLoginModule required password=\"" + SECRET + "\"",
                SECRET,
                "x.NoSuchModule required password=\"" + SECRET + "\";");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void notByALoginThatCannotBeUsed(String login) {
        CliResult result = cli.run(
                "-b",
                "localhost:1",
                "-vvv",
                "--timeout",
                "300ms",
                "-X",
                "security.protocol=SASL_PLAINTEXT",
                "-X",
                "sasl.mechanism=PLAIN",
                "-X",
                "sasl.jaas.config=" + login,
                "topic",
                "list");

        assertThat(result.exitCode()).as(result.toString()).isNotZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).doesNotContain(SECRET).contains("error: ");
    }

    @Test
    void aKeyThatIsNoneIsNotShownEither() {
        CliResult result = cli.run(
                "-b",
                "localhost:1",
                "-vvv",
                "--timeout",
                "300ms",
                "-X",
                "security.protocol=SSL",
                "-X",
                "ssl.keystore.type=PEM",
                "-X",
                "ssl.keystore.key=" + SECRET,
                "-X",
                "ssl.keystore.certificate.chain=x",
                "topic",
                "list");

        assertThat(result.exitCode()).as(result.toString()).isNotZero();
        assertThat(result.err()).doesNotContain(SECRET);
    }

    @Test
    void theReferenceIsNamedWhenThereIsNothingToFetch() {
        CliResult result = cli.env("PASSWORD", "").run("-c", "env", "topic", "list");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                        error: no secret for sasl.password from env:PASSWORD: there is nothing in it
                        hint: check what it refers to
                        """);
    }

    @Test
    void nothingIsFetchedToListOrShowContexts() throws IOException {
        Path trace = home.resolve("trace");
        Files.writeString(home.resolve(".config/kafkactl/contexts.yaml"), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  a: {bootstrapServers: 'localhost:1', properties: {sasl.password: {exec: [touch, '%s']}}}
                """.formatted(trace));

        cli.run("context", "use", "a");
        for (String command : List.of("context list", "context show", "context show --origin", "topic presets")) {
            assertThat(cli.run(command.split(" ")).exitCode()).as(command).isZero();
        }

        assertThat(trace).doesNotExist();
    }

    @Test
    void othersWhoCanReadTheFileAreToldOf() {
        CliResult result = cli.run("-c", "plain", "topic", "list", "--timeout", "300ms");

        assertThat(result.err())
                .contains("warning: others can read properties.ssl.keystore.password, properties.my.client.secret, "
                        + "properties.registry.bearer.auth.token, schemaRegistry of context 'plain': chmod 600 ");
    }
}
