package io.kafkactl.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.testkit.Await;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.Screen;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged shell in a terminal, with somebody who types. */
@WithKafka
class ShellIT {
    private static final Path LAUNCHER = Path.of("target/kafkactl/bin/kafkactl").toAbsolutePath();

    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    private String topic = "";

    ShellIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void topicAndContextsOfOurOwn() throws IOException {
        assumeTrue(Screen.isHere());
        topic = kafka.cluster().createTopic("market.shell.typed", 1);
        Path contexts =
                Files.createDirectories(folder.resolve("config/kafkactl")).resolve("contexts.yaml");
        Files.writeString(contexts, """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  test: {bootstrapServers: "%1$s", color: cyan}
                  prod: {bootstrapServers: "%1$s", protected: true}
                """.formatted(kafka.bootstrapServers()));
    }

    @Test
    void completesTheNameOfATopicAndTellsWhatVerbsAreFor() throws Exception {
        try (Screen screen = shell()) {
            screen.type("topic describe " + topic.substring(0, topic.length() - 1))
                    .pressUntil("Tab", "describe " + topic);
            screen.type("C-u", "dlq re").pressUntil("Tab", "dlq redrive");
            screen.type("C-u", "topic de").pressUntil("Tab", "(Delete topics and all their records)");
            screen.type("C-u", "topic list --outp").pressUntil("Tab", "--output");
        }
    }

    @Test
    void ctrlCEndsTheCommandAndNotTheShell() throws Exception {
        try (Screen screen = shell()) {
            screen.type("consume " + topic + " -f --from start -o jsonl", "Enter");
            screen.await("consume " + topic + " -f --from start -o jsonl\n");
            produce("seen");
            screen.await("\"value\":\"seen\"");
            screen.type("C-c");
            screen.await("test [130]>");
            screen.type("consume " + topic + " -f --from start -o jsonl | cat", "Enter");
            screen.await("-o jsonl | cat\n");
            produce("piped");
            screen.await("\"value\":\"piped\"");
            screen.type("C-c");
            screen.type("a line that is dropped", "C-c", "topic list | grep -c " + topic, "Enter");
            screen.await("\n1\ntest>");
        }
    }

    @Test
    void goesToAnotherContext() throws Exception {
        try (Screen screen = shell()) {
            screen.type("use pr").pressUntil("Tab", "use prod");
            screen.type("Enter");
            screen.await("prod (protected)>");
            screen.type("use nowhere", "Enter");
            screen.await("error: context 'nowhere' does not exist");
            screen.await("prod (protected) [7]>");
        }
    }

    @Test
    void readsRecordsUntilCtrlDAndAnswersToQuestions() throws Exception {
        try (Screen screen = shell()) {
            screen.type("produce " + topic + " --no-require-key -v", "Enter");
            screen.await("connecting to");
            screen.type("first", "Enter", "zwölf", "Enter", "C-d");
            screen.await("sent 2, acknowledged 2, failed 0");
            screen.type("topic delete " + topic, "Enter");
            screen.await("[y/N]");
            screen.type("n", "Enter");
            screen.await("error: declined, nothing was done");
            screen.type("topic delete " + topic, "Enter");
            screen.await("test [1]> topic delete");
            screen.type("y", "Enter");
            screen.await("deleted");
            screen.type("C-d");
            screen.await("left with 0");
        }
        assertThat(kafka.run("topic", "list").out()).doesNotContain(topic);
    }

    @Test
    void stopsReadingFromTheTerminalWhenItsCommandIsInterrupted() throws Exception {
        try (Screen screen = shell()) {
            screen.type("produce " + topic + " --no-require-key -v", "Enter");
            screen.await("connecting to");
            screen.type("kept", "Enter", "half a li");
            Await.until(
                    "the first record arrives",
                    () -> kafka.run("consume", topic).out().equals("kept\n"));
            screen.type("C-c");
            screen.await("test [130]>");
            screen.type("context list", "Enter");
            screen.await("CURRENT");
            screen.type("consume " + topic, "Enter");
            screen.await("\nkept\ntest>");
            assertThat(screen.text()).doesNotContain("error:");
        }
    }

    @Test
    void handsTheOutputToCommandsOfTheSystem() throws Exception {
        produce("one", "two", "three");
        try (Screen screen = shell()) {
            screen.type(
                    "consume " + topic + " -o jsonl | sed 's/.*\"value\":\"\\([a-z]*\\)\".*/<\\1>/' | head -n 2",
                    "Enter");
            screen.await("\n<one>\n<two>\ntest>");
            screen.type("consume " + topic + " | exit 3", "Enter");
            screen.await("test [3]>");
            screen.type("consume " + topic + " > " + folder.resolve("out"), "Enter");
            screen.type("consume " + topic + " -n 1 >> '" + folder.resolve("out"), "Enter");
            screen.await("\n>\n");
            screen.type("C-c", "exit", "Enter");
            screen.await("left with");
        }
        assertThat(Files.readString(folder.resolve("out"))).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void remembersLinesWithoutSecretsAndFindsThemAgain() throws Exception {
        try (Screen screen = shell()) {
            screen.type("context list -X ssl.key.password=hidden", "Enter");
            screen.await("CURRENT");
            screen.type("topic describe " + topic + " | head -n 1", "Enter");
            screen.await("TOPIC-ID");
            screen.type("exit", "Enter");
            screen.await("left with 0");
        }
        Path history = folder.resolve("state/kafkactl/shell-history");
        assertThat(Files.readString(history))
                .contains("topic describe " + topic)
                .doesNotContain("hidden");
        try (Screen screen = shell()) {
            screen.type("C-r", "desc");
            screen.await("topic describe " + topic + " | head -n 1");
        }
    }

    @Test
    void endsWithTheTerminalAsItWas() throws Exception {
        try (Screen screen = shell()) {
            screen.type("exit 4", "Enter");
            screen.await("left with 4");
            screen.type("stty -a", "Enter");
            assertThat(screen.await("icanon")).doesNotContain("-icanon").doesNotContain("-echo ");
        }
    }

    private void produce(String... values) {
        kafka.run(CliRunner.real().stdin(String.join("\n", values)), "produce", topic, "--no-require-key");
    }

    /** In a shell of the system, which tells how ours ended. */
    private Screen shell() throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("start.sh"), """
                '%s' -c test shell
                echo left with $?
                exec sh
                """.formatted(LAUNCHER));
        Screen screen = Screen.of(
                Map.of(
                        "HOME", folder.toString(),
                        "PATH", String.join(":", List.of(System.getenv("PATH"))),
                        "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                        "XDG_STATE_HOME", folder.resolve("state").toString()),
                "sh",
                script.toString());
        screen.await("test>");
        return screen;
    }
}
