package io.kafkactl.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.testkit.Screen;
import io.kafkactl.testkit.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged program shows on a real terminal. */
class TerminalIT {
    private static final Path PROGRAM = Path.of("target/kafkactl/bin/kafkactl").toAbsolutePath();

    @TempDir
    Path home;

    private String brokers;
    private Map<String, String> env;

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(Screen.isHere());
        brokers = IntStream.range(0, 12)
                .mapToObj(n -> "broker-" + n + ".example.com:9092")
                .collect(Collectors.joining(","));
        Path contexts = Files.writeString(
                home.resolve("contexts.yaml"),
                "apiVersion: kafkactl/v1\nkind: Contexts\ncontexts: {prod: {bootstrapServers: '" + brokers + "'}}\n");
        env = Map.of(
                "HOME", home.toString(),
                "KAFKACTL_CONFIG", contexts.toString(),
                "KAFKACTL_JAVA", System.getProperty("java.home") + "/bin/java");
    }

    @Test
    void aListFitsTheTerminalAndIsWholeInAPipe() throws Exception {
        Shell piped = Shell.bare().env("PATH", "/usr/bin:/bin");
        env.forEach(piped::env);

        try (Screen screen = Screen.of(env, "sh", "-c", PROGRAM + " context list; sleep 60")) {
            String shown = screen.await("prod");

            assertThat(shown.lines().filter(line -> line.contains("prod")))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .hasSizeLessThanOrEqualTo(120)
                            .contains("broker-0.example.com:9092")
                            .contains("…")
                            .doesNotContain("broker-11"));
        }
        assertThat(piped.run(PROGRAM, "context", "list").out())
                .contains(brokers)
                .doesNotContain("…");
    }

    @Test
    void ctrlCEndsAQuestionAndNothingIsDone() throws Exception {
        try (Screen screen =
                Screen.of(env, "sh", "-c", "trap : INT; " + PROGRAM + " context delete prod; echo exit $?; sleep 60")) {
            screen.await("[y/N]");
            screen.type("C-c");

            assertThat(screen.await("exit 130")).contains("interrupted, nothing was done");
        }
        assertThat(home.resolve("contexts.yaml")).content().contains("prod");
    }
}
