package io.kafkactl.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.client.KafkaConnections;
import io.kafkactl.error.Cancellation;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import io.kafkactl.testkit.CountingConnections;
import io.kafkactl.testkit.KafkaFixture;
import io.kafkactl.testkit.Shell;
import io.kafkactl.testkit.WithKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many command lines on a real broker in one process, without a terminal. */
@WithKafka
class ShellScriptIT {
    @TempDir
    Path folder;

    @Test
    void connectsOnceForAllCommandsAndCompletions(KafkaFixture kafka) {
        String topic = kafka.cluster().createTopic("market.shell.kept", 2);
        List<String> admins = new ArrayList<>();
        CliResult result = kafka.run(
                new CliRunner(new CountingConnections(new KafkaConnections(new Cancellation()), admins))
                        .stdin("""
                        topic list
                        topic describe %1$s
                        lag -t %1$s
                        topic list --timeout 5s
                        __complete topic describe ""
                        """.formatted(topic)),
                "shell");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("\n" + topic + "\n");
        assertThat(admins).containsExactly("open " + kafka.bootstrapServers(), "close " + kafka.bootstrapServers());
    }

    @Test
    void producesFromFilesAndReadsBack(KafkaFixture kafka) throws Exception {
        String topic = kafka.cluster().createTopic("market.shell.script", 1);
        Path lines = Files.writeString(folder.resolve("lines"), "one\ntwo\n");
        CliResult result =
                kafka.run(CliRunner.real().stdin("""
                        produce %1$s --no-require-key -q '%2$s'
                        consume %1$s > '%3$s'
                        consume %1$s
                        """.formatted(topic, lines, folder.resolve("copy"))), "shell");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("one\ntwo\n");
        assertThat(result.exitCode()).isZero();
        assertThat(folder.resolve("copy")).hasSameTextualContentAs(lines);
    }

    @Test
    void stopsAsTheLineThatFailedAlsoInAPipe(KafkaFixture kafka) throws Exception {
        String topic = kafka.cluster().createTopic("market.shell.piped", 1);
        kafka.run(CliRunner.real().stdin("one\ntwo\nthree\n"), "produce", topic, "--no-require-key");
        assertScript(kafka, "topic describe nope.nope\ntopic list\n", 7, "");
        assertScript(
                kafka, "consume " + topic + " | head -n 1\nconsume " + topic + " | tail -n 1\n", 0, "one\nthree\n");
        assertScript(kafka, "consume " + topic + " | grep four\ntopic list\n", 1, "");
        assertScript(kafka, "topic describe nope.nope | cat\ntopic list\n", 7, "");
        assertScript(kafka, "consume " + topic + " | no-such-program\n", 127, "");
    }

    /** By the packaged program, because commands of the system write to its own stdout. */
    private void assertScript(KafkaFixture kafka, String script, int exitCode, String out) throws Exception {
        Path file = Files.writeString(folder.resolve("script"), script);
        Shell.Outcome outcome = Shell.inherited()
                .env("HOME", folder)
                .run(
                        "sh",
                        "-c",
                        "target/kafkactl/bin/kafkactl -b \"$1\" shell < \"$2\"",
                        "sh",
                        kafka.bootstrapServers(),
                        file);
        assertThat(outcome.out()).as(script).isEqualTo(out);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
    }
}
