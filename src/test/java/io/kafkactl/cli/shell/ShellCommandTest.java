package io.kafkactl.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.ConnectionFactory;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.CountingConnections;
import io.kafkactl.testkit.MockCluster;
import io.kafkactl.testkit.StubConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellCommandTest {
    @TempDir
    Path folder;

    @Test
    void runsTheLinesOfItsInput() {
        CliResult result = shell("""
                # contexts first
                context list

                kafkactl context \\
                  list -o json
                """);
        assertThat(result.out()).startsWith("CURRENT").contains("ContextList");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void stopsAtTheFirstLineThatFailsWithItsExitCode() {
        CliResult result = shell("context list\n\nuse nowhere\ncontext list\n");
        assertThat(result.out().lines().filter(line -> line.startsWith("CURRENT")))
                .hasSize(1);
        assertThat(result.err()).isEqualTo("""
                error: context 'nowhere' does not exist
                hint: there are no contexts yet; kafkactl context add NAME -b HOST:PORT makes one
                line 3 of the script ended with 7; --keep-going runs the rest all the same
                """);
        assertThat(result.exitCode()).isEqualTo(7);
    }

    @Test
    void goesOnWhenItIsToldTo() {
        CliResult result = offline().stdin("use nowhere\ncontext list\n").run("shell", "--keep-going");
        assertThat(result.out()).startsWith("CURRENT");
        assertThat(result.err()).endsWith("line 1 of the script ended with 7\n");
        assertThat(result.exitCode()).isEqualTo(1);

        assertThat(offline()
                        .stdin("use nowhere\nuse elsewhere\n# ok\n")
                        .run("shell", "--keep-going")
                        .exitCode())
                .as("all failed alike")
                .isEqualTo(7);
    }

    @Test
    void endsWithTheCodeThatItIsGivenOrThatOfTheLastCommand() {
        assertThat(shell("exit 9\ncontext list").out()).isEmpty();
        assertThat(shell("exit 9\ncontext list").exitCode()).isEqualTo(9);
        assertThat(shell("context list\nexit\n").exitCode()).isZero();
        assertThat(offline()
                        .stdin("use nowhere\nquit\n")
                        .run("shell", "--keep-going")
                        .exitCode())
                .isEqualTo(7);
        assertThat(shell("exit 256").exitCode()).isEqualTo(2);
        assertThat(shell("").exitCode()).isZero();
    }

    @Test
    void refusesWhatItCannotRun() {
        assertRefused("context list; context list", "error: ';' has no meaning in this shell");
        assertRefused("contxt list", "error: unknown command: 'contxt'");
        assertRefused("shell", "error: this is a shell already");
        assertRefused("use", "error: use takes the name of a context");
        assertRefused("context 'list\n", "error: the line ends within a quote");
        assertRefused("| wc", "error: no command");
        assertRefused("> x", "error: no command");
    }

    private void assertRefused(String line, String message) {
        CliResult result = shell(line);
        assertThat(result.err()).startsWith(message);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @Test
    void keepsItsOwnInputFromItsCommands() {
        StubConnection cluster = new StubConnection().topic("a", 1, java.util.Map.of());
        CliResult result = new CliRunner(cluster)
                .stdin("produce a --no-require-key\ncontext list\n")
                .run("-b", "x:1", "shell");
        assertThat(result.err()).contains("there is nothing to read: stdin is the script of the shell");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(cluster.mockProducer().history()).isEmpty();
    }

    @Test
    void writesIntoFiles() throws IOException {
        Path file = folder.resolve("a file");
        CliResult result = shell("context list -o json > '%1$s'\ncontext list -o json >> '%1$s'".formatted(file));
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEmpty();
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.contains("ContextList"))
                .hasSize(2);

        assertThat(shell("context list > " + folder + "/none/x").err())
                .isEqualTo("error: cannot write " + folder + "/none/x: no such folder\n"
                        + "line 1 of the script ended with 1; --keep-going runs the rest all the same\n");
    }

    @Test
    void opensOneConnectionToItsClusterForAllCommands() {
        MockCluster cluster = MockCluster.ofBrokers(1);
        cluster.hold("a", 1);
        List<String> opened = new ArrayList<>();
        CliResult result = counting(cluster, opened)
                .stdin("topic list\ntopic list\ntopic describe a\n")
                .run("-b", "x:1", "shell");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(opened).containsExactly("open x:1", "close x:1");
    }

    @Test
    void lineGoesElsewhereWithoutWhatTheSessionWasGiven() {
        MockCluster cluster = MockCluster.ofBrokers(1);
        cluster.hold("a", 1);
        List<String> opened = new ArrayList<>();
        CliResult result = counting(cluster, opened)
                .stdin("topic list -b y:1\ntopic list\n")
                .run("-b", "x:1", "-X", "client.id=me", "-v", "shell");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(opened).containsExactly("open y:1", "open x:1", "close y:1", "close x:1");
        assertThat(result.err()).isEqualTo("""
                connecting to y:1, no context
                connecting to x:1, no context
                  client.id=me
                """);
    }

    @Test
    void goesToAnotherContext() throws IOException {
        contexts();
        MockCluster cluster = MockCluster.ofBrokers(1);
        List<String> opened = new ArrayList<>();
        CliResult result = counting(cluster, opened)
                .env("XDG_CONFIG_HOME", folder.toString())
                .stdin("topic list\nuse test\ntopic list\n")
                .run("-c", "prod", "-X", "client.id=me", "-v", "shell");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(opened).containsExactly("open prod:9092", "close prod:9092", "open test:9092", "close test:9092");
        assertThat(result.err()).endsWith("connecting to test:9092, context test\n");
    }

    private void contexts() throws IOException {
        Files.createDirectories(folder.resolve("kafkactl"));
        Files.writeString(folder.resolve("kafkactl/contexts.yaml"), """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  prod: {bootstrapServers: "prod:9092", protected: true}
                  test: {bootstrapServers: "test:9092", color: cyan}
                """);
    }

    @Test
    void connectsAnewAfterAFailureThatAnOpenClientMayGoOnHaving() {
        MockCluster cluster = MockCluster.ofBrokers(1);
        List<String> opened = new ArrayList<>();
        CliRunner missing = counting(cluster, opened).stdin("topic describe none\ntopic list\n");
        assertThat(missing.run("-b", "x:1", "shell", "--keep-going").exitCode()).isEqualTo(1);
        assertThat(opened).as("not found is no such failure").containsExactly("open x:1", "close x:1");

        opened.clear();
        cluster.timeoutNextRequest(1);
        CliRunner timeout = counting(cluster, opened).stdin("topic list\ntopic list\n");
        assertThat(timeout.run("-b", "x:1", "shell", "--keep-going").exitCode()).isEqualTo(1);
        assertThat(opened).containsExactly("open x:1", "close x:1", "open x:1", "close x:1");
    }

    @Test
    void anUnexpectedErrorEndsTheCommandAndNotTheShell() {
        ConnectionFactory broken = settings -> {
            throw new StackOverflowError("too deep");
        };
        CliResult result =
                new CliRunner(broken).stdin("topic list\ncontext list\n").run("-b", "x:1", "shell", "--keep-going");
        assertThat(result.err()).startsWith("error: unexpected java.lang.StackOverflowError: too deep\n");
        assertThat(result.out()).startsWith("CURRENT");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void helpTellsItsOwnCommandsAndThoseOfKafkactl() {
        assertThat(shell("help").out())
                .startsWith("Commands of the shell:\n  use         Go to another context\n")
                .contains("\n  topic       Create, inspect,")
                .doesNotContain("\n  shell ");
        assertThat(shell("help topic list").out())
                .isEqualTo(shell("topic list --help").out());
    }

    private CliResult shell(String script) {
        return offline().stdin(script).run("shell");
    }

    private CliRunner offline() {
        return CliRunner.offline().env("XDG_CONFIG_HOME", folder.resolve("none").toString());
    }

    private static CliRunner counting(MockCluster cluster, List<String> admins) {
        return new CliRunner(new CountingConnections(cluster.connections(), admins));
    }
}
