package io.kafkactl.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.Screen;
import io.kafkactl.testkit.Shell;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tool starts with what a JVM learnt when it was built, if the machine has a Java that can. */
@WithKafka
class StartUpIT {
    private static final Path DISTRIBUTION = Path.of("target/kafkactl").toAbsolutePath();

    @TempDir
    Path folder;

    private String java = "";

    @BeforeEach
    void needsAJavaThatTrains() throws Exception {
        assumeTrue(!"false".equals(System.getProperty("kafkactl.aot")), "built with -Dkafkactl.aot=false");
        Shell.Outcome search = Shell.bare()
                .env("PATH", "/usr/bin:/bin")
                .run("/bin/sh", DISTRIBUTION.resolve("lib/find-java.sh"), "25", DISTRIBUTION);
        assumeTrue(search.exitCode() == 0, search.err());
        java = search.out().strip();
    }

    @Test
    void loadsItsClassesFromTheCache(KafkaFixture kafka) throws Exception {
        List<String> list = List.of("-b", kafka.bootstrapServers(), "topic", "list");
        List<String> complete = List.of("__complete", "-b", kafka.bootstrapServers(), "topic", "describe", "");
        List<List<String>> commands = List.of(
                List.of("--help"),
                List.of("--version"),
                List.of("topic", "--help"),
                List.of("produce", "--help"),
                List.of("dlq", "redrive", "--help"),
                list,
                complete);
        for (List<String> command : commands) {
            assertThat(classesFromJars(DISTRIBUTION, command)).as("%s", command).hasSizeLessThan(30);
        }
    }

    @Test
    void loadsTheStreamingClassesFromTheCache(KafkaFixture kafka) throws Exception {
        String topic = kafka.cluster().createTopic("start.up.streamed", 1);
        List<String> produce = List.of("-b", kafka.bootstrapServers(), "produce", topic);
        List<String> consume = List.of("-b", kafka.bootstrapServers(), "consume", topic, "-o", "jsonl");
        assertThat(classesFromJars(DISTRIBUTION, produce)).hasSizeLessThan(30);
        assertThat(classesFromJars(DISTRIBUTION, consume)).hasSizeLessThan(30);
    }

    @Test
    void loadsTheLineEditorInATerminalsShellOnly(KafkaFixture kafka) throws Exception {
        String brokers = kafka.bootstrapServers();
        for (List<String> command : List.of(List.of("-b", brokers, "topic", "list"), List.of("-b", brokers, "shell"))) {
            assertThat(classes(DISTRIBUTION, command)).noneMatch(line -> line.contains("] org.jline."));
            assertThat(classesFromJars(DISTRIBUTION, command)).as("%s", command).hasSizeLessThan(30);
        }
    }

    @Test
    void loadsTheShellOfATerminalFromTheCacheToo(KafkaFixture kafka) throws Exception {
        assumeTrue(Screen.isHere());
        Path log = folder.resolve("shell.log");
        Map<String, String> env = Map.of(
                "HOME", folder.toString(), "KAFKACTL_JAVA", java, "KAFKACTL_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        String shell = DISTRIBUTION.resolve("bin/kafkactl") + " -b " + kafka.bootstrapServers() + " shell";

        try (Screen screen = Screen.of(env, "sh", "-c", shell + "; echo ended with $?; sleep 60")) {
            screen.await(kafka.bootstrapServers() + ">");
            screen.type("topic list", "Enter");
            screen.await("NAME");
            screen.type("exit", "Enter");
            screen.await("ended with 0");
        }

        assertThat(Files.readAllLines(log)).anyMatch(line -> line.contains("] org.jline.reader.impl.LineReaderImpl "));
        assertThat(fromJars(Files.readAllLines(log))).hasSizeLessThan(30);
    }

    @Test
    void keepsTheCacheInACopyOfTheFolder() throws Exception {
        Path copy = copy();
        assertThat(classesFromJars(copy, List.of("--help"))).hasSizeLessThan(30);
    }

    @Test
    void saysNothingAboutACacheThatIsBroken() throws Exception {
        Path copy = copy();
        for (String name : List.of("lib/start-up-help.aot", "lib/start-up-short.aot")) {
            byte[] cache = Files.readAllBytes(copy.resolve(name));
            Files.write(copy.resolve(name), Arrays.copyOf(cache, cache.length / 2));
            assertHelps(copy);
            Files.delete(copy.resolve(name));
            assertHelps(copy);
        }
        Files.delete(copy.resolve("lib/start-up.txt"));
        assertHelps(copy);
    }

    private void assertHelps(Path home) throws Exception {
        Shell.Outcome outcome = launcher().run(home.resolve("bin/kafkactl"), "--help");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Operate Apache Kafka");
        assertThat(outcome.exitCode()).isZero();
    }

    /** The classes of the application's class path that the JVM had to read, parse and verify. */
    private List<String> classesFromJars(Path home, List<String> arguments) throws Exception {
        return fromJars(classes(home, arguments));
    }

    private static List<String> fromJars(List<String> loaded) {
        return loaded.stream()
                .filter(line -> line.contains("source: file:") || line.contains(".jar"))
                .toList();
    }

    private List<String> classes(Path home, List<String> arguments) throws Exception {
        Path log = Files.createTempFile(folder, "classes", ".log");
        List<Object> command = new ArrayList<>(List.of(home.resolve("bin/kafkactl")));
        command.addAll(arguments);
        Shell.Outcome outcome = launcher()
                .env("KAFKACTL_JAVA_OPTS", "-Xlog:class+load:file=" + log)
                // Not from the launcher's own memory of answers.
                .env("KAFKACTL_COMPLETION", "asked")
                .run(command.toArray());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded).anyMatch(line -> line.contains("io.kafkactl.Main "));
        return loaded;
    }

    private Shell launcher() {
        return Shell.bare().env("PATH", "/usr/bin:/bin").env("HOME", folder).env("KAFKACTL_JAVA", java);
    }

    private Path copy() throws IOException {
        Path target = folder.resolve("a copy");
        try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
            for (Path file : files.filter(f -> !f.startsWith(DISTRIBUTION.resolve("lib/sandbox"))
                            && !f.startsWith(DISTRIBUTION.resolve("lib/registry")))
                    .toList()) {
                Path to = target.resolve(DISTRIBUTION.relativize(file).toString());
                Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return target;
    }
}
