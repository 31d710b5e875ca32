package io.kafkactl.cli.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.cli.support.Terminals;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextDeleteCommandTest {
    @TempDir
    Path home;

    private final CliRunner cli = CliRunner.offline();

    @BeforeEach
    void writeContexts() throws IOException {
        cli.env("HOME", home.toString());
        Files.createDirectories(file().resolveSibling(""));
        Files.writeString(file(), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  dev:
                    bootstrapServers: d:1
                  prod:
                    bootstrapServers: p:1
                """);
    }

    private Path file() {
        return home.resolve(".config/kafkactl/contexts.yaml");
    }

    @Test
    void removesOneAndTheChoiceOfIt() throws IOException {
        cli.run("context", "use", "dev");

        CliResult result = cli.run("context", "rm", "dev", "--yes");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("removed context 'dev' from ");
        assertThat(Files.readString(file())).isEqualTo("""
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  prod:
                    bootstrapServers: p:1
                """);
        assertThat(cli.run("topic", "list").exitCode()).isEqualTo(2);
    }

    @Test
    void keepsTheChoiceOfAnother() {
        cli.run("context", "use", "prod");
        cli.run("context", "delete", "dev", "--yes");

        assertThat(cli.run("context", "show").out()).contains("p:1");
    }

    @Test
    void asksFirst() throws IOException {
        CliResult refused = cli.run("context", "delete", "dev");
        CliResult declined =
                cli.terminals(new Terminals(true, true, true)).stdin("n\n").run("context", "delete", "dev");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("hint: add --yes");
        assertThat(declined.exitCode()).isEqualTo(1);
        assertThat(declined.err()).contains("context 'dev' at d:1 and its settings will be removed from ", "[y/N]");
        assertThat(Files.readString(file())).contains("dev:");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        CliResult result = cli.run("context", "delete", "dve", "--yes");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.err()).contains("did you mean 'dev'?");
    }

    @Test
    void leavesWhatIsNotTheUsersOwn() throws IOException {
        Path sandbox = Files.createDirectories(home.resolve(".local/state/kafkactl/sandbox/box"));
        Files.writeString(
                sandbox.resolve("context.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {box: {bootstrapServers: 'l:1'}}\n");
        Path project = Files.createDirectories(home.resolve("shop/.kafkactl"));
        Files.writeString(
                project.resolve("contexts.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {shop: {bootstrapServers: 'l:1'}}\n");
        cli.env("PWD", home.resolve("shop").toString());

        CliResult ofSandbox = cli.run("context", "delete", "box", "--yes");
        CliResult ofProject = cli.run("context", "delete", "shop", "--yes");

        assertThat(ofSandbox.exitCode()).isEqualTo(8);
        assertThat(ofSandbox.err()).contains("is of a sandbox: ").contains("kafkactl sandbox down --name box");
        assertThat(ofProject.exitCode()).isEqualTo(8);
        assertThat(ofProject.err()).contains("is of the project: ").contains("hint: edit that file");
    }
}
