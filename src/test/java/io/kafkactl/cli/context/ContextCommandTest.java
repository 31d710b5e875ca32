package io.kafkactl.cli.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextCommandTest {
    @TempDir
    Path home;

    private final CliRunner cli = CliRunner.offline();

    @BeforeEach
    void setHome() {
        cli.env("HOME", home.toString());
    }

    private Path file() {
        return home.resolve(".config/kafkactl/contexts.yaml");
    }

    private void contexts(String text) throws IOException {
        Files.createDirectories(file().resolveSibling(""));
        Files.writeString(file(), "apiVersion: kafkactl/v1\nkind: Contexts\n" + text);
    }

    private String normalized(String text) {
        return text.replace(home.toString(), "HOME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "wide", "json", "jsonl", "yaml", "name"})
    void listsContextsAndMarksTheCurrentOne(String format) throws IOException {
        contexts("contexts:\n  prod: {bootstrapServers: 'p:1', protected: true}\n  dev: {bootstrapServers: 'd:1'}\n");
        cli.run("context", "use", "dev");

        CliResult result = cli.run("contexts", "ls", "-o", format);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        // The width of the last column follows the path of the temporary folder; it is last, so nothing moves.
        Golden.assertMatches("context/list." + format, normalized(result.out()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void showsOneContextWithSecretsMasked(String format) throws IOException {
        contexts("""
                contexts:
                  prod:
                    bootstrapServers: p:1
                    properties: {security.protocol: SASL_SSL, sasl.jaas.config: 'password="hunter2"'}
                    schemaRegistry: http://me:hunter2@registry:8081
                    topicDefaults: {partitions: 12, config: {retention.ms: 1d}}
                    dlq: {topics: {odd.letters: {format: headers}}}
                """);

        CliResult result = cli.run("context", "show", "prod", "-o", format);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains("context 'prod' has properties.sasl.jaas.config, schemaRegistry as plain text")
                .contains("others can read properties.sasl.jaas.config, schemaRegistry of context 'prod': chmod 600 ")
                .doesNotContain("hunter2");
        assertThat(result.out()).doesNotContain("hunter2");
        Golden.assertMatches("context/show." + format, normalized(result.out()));
    }

    @Test
    void addCreatesAFileForTheOwnerAloneAndUseWritesOnlyTheState() throws IOException {
        CliResult added =
                cli.run("context", "add", "dev", "-b", "d:1", "-X", "client.id=me", "--protected", "--no-test");
        CliResult used = cli.run("context", "use", "dev");

        assertThat(added.exitCode()).isZero();
        assertThat(added.out()).isEmpty();
        assertThat(normalized(added.err())).isEqualTo("added context 'dev' to HOME/.config/kafkactl/contexts.yaml\n");
        assertThat(used.exitCode()).isZero();
        assertThat(normalized(used.err()))
                .isEqualTo("current context is now 'dev' at d:1 (from HOME/.config/kafkactl/contexts.yaml)\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file())).isEqualTo("""
                        apiVersion: kafkactl/v1
                        kind: Contexts
                        contexts:
                          dev:
                            bootstrapServers: d:1
                            protected: true
                            properties:
                              client.id: me
                        """);
        assertThat(Files.readString(home.resolve(".local/state/kafkactl/current-context")))
                .isEqualTo("dev\n");
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void addKeepsTheRulesOfTheContextAndShowShowsThem() throws IOException {
        CliResult added = cli.run(
                "context", "add", "strict", "-b", "d:1", "--require-key", "--read-only", "--protected", "--no-test");
        CliResult shown = cli.run("context", "show", "strict");

        assertThat(added.exitCode()).as(added.toString()).isZero();
        assertThat(Files.readString(file()))
                .endsWith("    protected: true\n    readOnly: true\n    requireKey: true\n");
        assertThat(shown.out())
                .containsPattern("(?m)^protected +true$")
                .containsPattern("(?m)^readOnly +true$")
                .containsPattern("(?m)^requireKey +true$");
    }

    @Test
    void addFollowsALinkInsteadOfReplacingIt() throws IOException {
        Path real = home.resolve("dotfiles.yaml");
        Files.writeString(real, "apiVersion: kafkactl/v1\nkind: Contexts\n");
        Files.createDirectories(file().resolveSibling(""));
        Files.createSymbolicLink(file(), real);

        assertThat(cli.run("context", "add", "dev", "-b", "d:1", "--no-test").exitCode())
                .isZero();

        assertThat(file()).isSymbolicLink();
        assertThat(Files.readString(real)).contains("dev:");
    }

    @Test
    void addKeepsTheRegistry() throws IOException {
        CliResult added = cli.run(
                "context",
                "add",
                "dev",
                "-b",
                "d:1",
                "--schema-registry",
                "http://sr-1:8081,http://sr-2:8081",
                "--no-test");

        assertThat(added.exitCode()).isZero();
        assertThat(Files.readString(file())).contains("schemaRegistry: \"http://sr-1:8081,http://sr-2:8081\"");
        assertThat(cli.run("context", "show", "dev").out()).contains("http://sr-1:8081,http://sr-2:8081");
    }

    @Test
    void addRefusesAnExistingName() throws IOException {
        contexts("contexts: {dev: {bootstrapServers: 'd:1'}}\n");

        CliResult result = cli.run("context", "add", "dev", "-b", "other:1");

        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("context 'dev' exists already in ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"add x", "add x -b nowhere", "add x -b a:1 -c y", "add", "use", "show", "frob", ""})
    void incompleteCommandsAreUsageErrors(String line) {
        CliResult result = cli.run(("context " + line).strip().split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("error: ").contains("hint: ");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void unknownNamesAreNotFound() throws IOException {
        contexts("contexts: {dev: {bootstrapServers: 'd:1'}}\n");

        CliResult result = cli.run("context", "use", "dve");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("error: context 'dve' does not exist\nhint: did you mean 'dev'?\n");
    }

    @Test
    void aMistakeInTheFileIsInvalidInputAlsoAsJson() throws IOException {
        contexts("contexts: {dev: {bootstrap: 'd:1'}}\n");

        CliResult result = cli.run("context", "list", "-o", "json");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(normalized(result.err()))
                .isEqualTo(
                        "{\"error\":\"INVALID_FILE\",\"message\":\"HOME/.config/kafkactl/contexts.yaml:3:18: unknown "
                                + "key 'bootstrap' in contexts.dev\",\"hint\":\"known keys: bootstrapServers, color, dlq, lint, "
                                + "naming, presets, properties, protected, readOnly, requireKey, schemaRegistry, topicDefaults\"}\n");
    }

    @Test
    void aCurrentContextThatIsGoneIsNamed() throws IOException {
        contexts("contexts: {dev: {bootstrapServers: 'd:1'}}\n");
        cli.run("context", "use", "dev");
        contexts("contexts: {prod: {bootstrapServers: 'd:1'}}\n");

        CliResult result = cli.run("context", "show");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err()).contains("the current context 'dev' does not exist any more");
    }

    @Test
    void showsTheContextThatTheEnvironmentChooses() throws IOException {
        contexts("contexts: {dev: {bootstrapServers: 'd:1'}, prod: {bootstrapServers: 'p:1'}}\n");
        cli.run("context", "use", "dev");
        cli.env("KAFKACTL_CONTEXT", "prod");

        CliResult chosen = cli.run("context", "show", "-o", "json");
        CliResult named = cli.run("context", "show", "-c", "dev", "-o", "json");

        assertThat(chosen.out()).contains("p:1").doesNotContain("d:1");
        assertThat(named.out()).contains("d:1").doesNotContain("p:1");
    }

    @Test
    void theNameOfARunningSandboxIsNotTakenFromIt() throws IOException {
        Path sandbox = Files.createDirectories(home.resolve(".local/state/kafkactl/sandbox/sandbox"));
        Files.writeString(
                sandbox.resolve("context.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {sandbox: {bootstrapServers: 'l:1'}}\n");

        CliResult result = cli.run("context", "add", "sandbox", "-b", "prod:1");

        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.err()).contains("context 'sandbox' is a running sandbox");
        assertThat(file()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox demo", "sandbox up --name demo"})
    void aSandboxNeverWorksOnTheClusterOfAContextOfItsName(String command) throws IOException {
        contexts("contexts: {demo: {bootstrapServers: 'prod:1'}}\n");

        CliResult result = cli.run(command.split(" "));

        assertThat(result.exitCode()).isEqualTo(8);
        assertThat(result.out()).isEmpty();
        assertThat(normalized(result.err()))
                .contains("HOME/.config/kafkactl/contexts.yaml has a context of that name")
                .contains("hint: ");
    }

    @Test
    void helpIsStable() {
        Golden.assertMatches(
                "context/add-help.txt", cli.run("context", "add", "--help").out());
    }
}
