package io.kafkactl.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.Screen;
import io.kafkactl.testkit.Shell;
import io.kafkactl.testkit.WithKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged program shows on a real terminal of how far it is, and nowhere else. */
@WithKafka
class ProgressIT {
    private static final String PROGRAM =
            Path.of("target/kafkactl/bin/kafkactl").toAbsolutePath().toString();

    @TempDir
    Path home;

    private final KafkaFixture kafka;
    private String topic = "";
    private Map<String, String> env = Map.of();

    ProgressIT(KafkaFixture kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void prepare() {
        assumeTrue(Screen.isHere());
        topic = kafka.cluster().createTopic("market.stock.progress", 1);
        env = Map.of("HOME", home.toString(), "KAFKACTL_JAVA", System.getProperty("java.home") + "/bin/java");
    }

    private String kafkactl(String arguments) {
        return PROGRAM + " -b " + kafka.bootstrapServers() + " " + arguments;
    }

    private Screen screen(String script) throws Exception {
        // The shell outlives the Ctrl-C that ends the command.
        return Screen.of(env, "sh", "-c", "trap : INT; " + script + "; echo exit $?; sleep 60");
    }

    private Path lines(int count) throws Exception {
        return Files.writeString(
                home.resolve("lines.txt"),
                IntStream.range(0, count).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));
    }

    @Test
    void aFileThatIsSentShowsItsBytesAndWhenItWillBeDone() throws Exception {
        try (Screen screen = screen(kafkactl("produce " + topic + " --rate 100/s " + lines(600)))) {
            assertThat(screen.await(" left, ").lines().filter(line -> line.contains("produce")))
                    .singleElement()
                    .asString()
                    .matches(
                            "produce +\\d+% \\[=*> *] [\\d,]+/[\\d,]+ bytes, [\\d,.]+/s, \\d:\\d\\d left, \\d+ records");
            assertThat(screen.await("exit 0"))
                    .contains("sent 600, acknowledged 600")
                    .doesNotContain("left,");
        }
    }

    @Test
    void stdinShowsACountAndARate() throws Exception {
        try (Screen screen = screen("cat " + lines(300) + " | " + kafkactl("produce " + topic + " --rate 100/s"))) {
            assertThat(screen.await("/s, 0:0")).containsPattern("(?m)^produce  \\d+ records, \\d+(\\.\\d)?/s, 0:0\\d$");
            assertThat(screen.await("exit 0"))
                    .contains("sent 300, acknowledged 300")
                    .doesNotContain("/s, 0:0");
        }
    }

    @Test
    void recordsMadeFromATemplateAreCounted() throws Exception {
        try (Screen screen = screen(kafkactl("produce " + topic + " -n 400 --rate 100/s --template x"))) {
            assertThat(screen.await("/400 records"))
                    .containsPattern("(?m)^produce +\\d+% \\[=*> *] \\d+/400 records, ");
            assertThat(screen.await("exit 0")).contains("sent 400").doesNotContain("/400 records");
        }
    }

    @Test
    void aWarningStandsAboveTheLine() throws Exception {
        Path lines = home.resolve("some.jsonl");
        Files.writeString(lines, "{\"value\":\"a\"}\n".repeat(200) + "no json\n" + "{\"value\":\"a\"}\n".repeat(100));
        try (Screen screen = screen(kafkactl("produce " + topic + " -i jsonl --rate 100/s " + lines))) {
            String shown = screen.await("some.jsonl:201");
            assertThat(shown.lines()).anyMatch(line -> line.startsWith("error: " + lines + ":201"));
            assertThat(screen.await("exit 1")).contains("failed 1").doesNotContain("left,");
        }
    }

    @Test
    void recordsThatGoToAFileAreCountedAndThoseOnTheScreenAreNot() throws Exception {
        kafka.cluster()
                .produce(List.of(
                        new ProducerRecord<>(topic, "one".getBytes(UTF_8)),
                        new ProducerRecord<>(topic, "two".getBytes(UTF_8))));
        Path file = home.resolve("records.jsonl");
        String follow = kafkactl("consume " + topic + " --from start -f -o jsonl");
        try (Screen toFile = screen(follow + " >" + file);
                Screen toScreen = screen(follow);
                Screen toPipe = screen(follow + " | cat")) {
            assertThat(toFile.await("consume")).containsPattern("(?m)^consume  2 records, ");
            toFile.type("C-c").await("exit 130");
            assertThat(toFile.text()).doesNotContain("records, ");
            assertThat(toScreen.await("two")).doesNotContain("records, ");
            assertThat(toPipe.await("two")).doesNotContain("records, ");
        }
        assertThat(file).content().contains("\"one\"", "\"two\"");
    }

    @Test
    void nothingIsShownWithoutATerminalOrWhenItIsToBeQuiet() throws Exception {
        Shell piped = Shell.bare().env("PATH", "/usr/bin:/bin");
        env.forEach(piped::env);
        Path lines = lines(200);

        Shell.Outcome outcome = piped.run("sh", "-c", kafkactl("produce " + topic + " --rate 100/s " + lines));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).matches("sent 200, acknowledged 200, failed 0, \\d+ bytes in \\d+\\.\\d\\d s\n");
        try (Screen screen = screen(kafkactl("produce -q " + topic + " --rate 100/s " + lines))) {
            assertThat(screen.await("exit 0").strip()).isEqualTo("exit 0");
        }
    }
}
