package io.kafkactl.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.Screen;
import io.kafkactl.testkit.Shell;
import io.kafkactl.testkit.WithKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged scripts in the shells they are for, with names from a real broker. */
@WithKafka
class CompletionIT {
    private static final Path DISTRIBUTION = Path.of("target/kafkactl").toAbsolutePath();
    private static final Path SCRIPTS = DISTRIBUTION.resolve("completions");

    @TempDir
    Path folder;

    private final KafkaFixture kafka;
    private String topic = "";
    private String typed = "";

    CompletionIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void topicOfOurOwn() {
        topic = kafka.cluster().createTopic("market.stock.completed", 1);
        typed = "kafkactl -b " + kafka.bootstrapServers() + " topic describe " + topic.substring(0, topic.length() - 1);
    }

    @Test
    void bashCompletesTheNameOfATopicAndOfASetting() throws Exception {
        assumeTrue(Screen.isHere());
        Path settings =
                Files.writeString(folder.resolve("bashrc"), "PS1='> '\n. " + SCRIPTS.resolve("kafkactl.bash") + "\n");
        try (Screen screen = Screen.of(env(), "bash", "--noprofile", "--rcfile", settings.toString(), "-i")) {
            screen.await(">");
            screen.type(typed).pressUntil("Tab", "describe " + topic);
            screen.type("C-u", "kafkactl topic create x --config=cleanup")
                    .pressUntil("Tab", "--config=cleanup.policy=");
            screen.type("C-u", "kafkactl dlq re").pressUntil("Tab", "dlq redrive");
        }
    }

    @Test
    void zshCompletesTheNameOfATopicAndTellsWhatVerbsAreFor() throws Exception {
        assumeTrue(Screen.isHere() && Shell.has("zsh"));
        Files.copy(SCRIPTS.resolve("kafkactl.zsh"), folder.resolve("_kafkactl"));
        Files.writeString(folder.resolve(".zshrc"), """
                PROMPT='> '
                fpath=(%s $fpath)
                autoload -Uz compinit
                compinit -u -d %s
                """.formatted(folder, folder.resolve("dump")));
        try (Screen screen = Screen.of(env(), "env", "ZDOTDIR=" + folder, "zsh", "-d", "-i")) {
            screen.await(">");
            screen.type(typed).pressUntil("Tab", "describe " + topic);
            screen.type("C-u", "kafkactl dlq ")
                    .pressUntil("Tab", "redrive  -- Put dead letters back into the topics they came from, once each");
        }
    }

    @Test
    void fishCompletesTheNameOfATopicAndTheValueOfAnOption() throws Exception {
        assumeTrue(Shell.has("fish"));

        String load = "source " + SCRIPTS.resolve("kafkactl.fish") + "; ";

        assertThat(shell().run("fish", "-N", "-c", load + "complete -C '" + typed + "'")
                        .out())
                .startsWith(topic);
        assertThat(shell().run("fish", "-N", "-c", load + "complete -C 'kafkactl topic list --output=js'")
                        .out())
                .contains("--output=json\n", "--output=jsonl");
        assertThat(shell().run("fish", "-N", "-c", load + "complete -C 'kafkactl dlq '")
                        .out())
                .contains("redrive\tPut dead letters back into the topics they came from, once each");
    }

    @Test
    void whatWasAskedIsAnsweredAgainWithoutAJvm() throws Exception {
        Path launcher = DISTRIBUTION.resolve("bin/kafkactl");
        String[] open = {"__complete", "-b", kafka.bootstrapServers(), "topic", "describe", ""};
        String[] begun = open.clone();
        begun[begun.length - 1] = topic.substring(0, 20);
        Shell.Outcome first = shell().run(command(launcher, open));
        Shell.Outcome again = shell().env("KAFKACTL_JAVA", "/no/java").run(command(launcher, begun));
        if (again.out().isEmpty()) {
            // Half a minute had just begun, and then a cluster has to be asked; the next one is far.
            first = shell().run(command(launcher, open));
            again = shell().env("KAFKACTL_JAVA", "/no/java").run(command(launcher, begun));
        }

        assertThat(first.out()).contains(topic);
        assertThat(again.out()).contains(topic);
        assertThat(again.err()).isEmpty();
        assertThat(again.exitCode()).isZero();
    }

    private static Object[] command(Path launcher, String... words) {
        return Stream.concat(Stream.of(launcher), Stream.of(words)).toArray();
    }

    private Shell shell() {
        Shell shell = Shell.inherited();
        env().forEach(shell::env);
        return shell;
    }

    private Map<String, String> env() {
        return Map.of(
                "PATH", DISTRIBUTION.resolve("bin") + ":" + System.getenv("PATH"),
                "HOME", folder.toString(),
                "XDG_CACHE_HOME", folder.resolve("cache").toString(),
                "XDG_CONFIG_HOME", folder.resolve("config").toString());
    }
}
