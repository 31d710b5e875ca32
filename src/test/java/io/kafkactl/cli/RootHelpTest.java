package io.kafkactl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RootHelpTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--help topic", "-h -c sandbox"})
    void listsEveryNounWhicheverIsMentioned(String line) {
        CliResult result = run(line.split(" "));
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        for (String noun : List.of("topic", "produce", "consume", "dlq", "context", "sandbox")) {
            assertThat(result.out()).containsPattern("(?m)^  " + noun + " +[A-Z]");
        }
    }

    @Test
    void suggestsANounThatIsNotMentioned() {
        CliResult result = run("topc", "list");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("unknown command: 'topc'", "did you mean 'topic'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-V",
                "topic list --help",
                "topic list --output-schema",
                "help",
                "help positions",
                "help topic",
                "completion bash"
            })
    void failsWhenNobodyGetsWhatWasAskedFor(String line) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        CliResult result =
                CliRunner.offline().env("HOME", folder.toString()).stdout(full).run(line.split(" "));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("error: input or output failed: No space left on device\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-V", "topic list --output-schema"})
    void aReaderThatLeavesIsNoFailure(String line) {
        OutputStream left = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        CliResult result =
                CliRunner.offline().env("HOME", folder.toString()).stdout(left).run(line.split(" "));

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"topc --help, topc, topic, kafkactl", "topic lst -h, lst, list, kafkactl topic"})
    void aMistypedCommandHasNoHelp(String line, String typed, String meant, String where) {
        CliResult result = run(line.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("error: unknown command: '" + typed + "'\nhint: did you mean '" + meant + "'? see '" + where
                        + " --help'\n");
    }

    private CliResult run(String... args) {
        return CliRunner.offline().env("HOME", folder.toString()).run(args);
    }
}
