package io.kafkactl.cli.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.Screen;
import io.kafkactl.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody at a terminal, with the packaged program. */
@WithKafka
class ContextDialogueIT {
    private static final Path LAUNCHER = Path.of("target/kafkactl/bin/kafkactl").toAbsolutePath();

    @TempDir
    Path folder;

    private Screen screen(String command) throws IOException, InterruptedException {
        assumeTrue(Screen.isHere());
        return Screen.of(
                Map.of(
                        "HOME", folder.toString(),
                        "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                        "XDG_STATE_HOME", folder.resolve("state").toString(),
                        "XDG_CACHE_HOME", folder.resolve("cache").toString()),
                "sh",
                "-c",
                LAUNCHER + " " + command + "; echo ended with $?; exec cat");
    }

    @Test
    void asksTestsAndAdds(KafkaFixture kafka) throws Exception {
        try (Screen screen = screen("context add")) {
            screen.await("Name of the context:");
            screen.type("here", "Enter");
            screen.await("Brokers, HOST:PORT");
            screen.type("nowhere", "Enter");
            screen.await("'nowhere' is not HOST:PORT");
            screen.type(kafka.bootstrapServers(), "Enter");
            screen.await("Security protocol");
            screen.type("Enter");
            screen.await("Schema registry");
            screen.type("Enter");
            screen.await("Protected");
            screen.type("y", "Enter");
            screen.await("answers, with 1 broker");
            screen.await("added context 'here' to");
            screen.await("ended with 0");
        }
        assertThat(Files.readString(folder.resolve("config/kafkactl/contexts.yaml")))
                .contains("here:", "protected: true");
    }

    @Test
    void aProtectedContextsNameIsRedWhereItIsAskedFor(KafkaFixture kafka) throws Exception {
        String topic = kafka.cluster().createTopic("market.context.colored", 1);
        Path file = Files.createDirectories(folder.resolve("config/kafkactl")).resolve("contexts.yaml");
        Files.writeString(file, """
                apiVersion: kafkactl/v1
                kind: Contexts
                contexts:
                  calm: {bootstrapServers: '%1$s', color: cyan}
                  hot: {bootstrapServers: '%1$s', protected: true}
                """.formatted(kafka.bootstrapServers()));

        try (Screen screen = screen("-c calm topic delete " + topic)) {
            screen.await("[y/N]");
            assertThat(screen.colors()).contains("\u001b[1m\u001b[36mcalm");
            screen.type("n", "Enter");
            screen.await("ended with 1");
        }
        try (Screen screen = screen("-c hot topic delete " + topic)) {
            screen.await("Type the context's name to go on:");
            assertThat(screen.colors()).contains("\u001b[1m\u001b[31mhot");
            screen.type("calm", "Enter");
            screen.await("error: declined, nothing was done");
            screen.await("ended with 1");
        }
    }
}
