package io.kafkactl.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.error.ExitCode;
import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code help} explains concepts, and commands as they explain themselves. */
class HelpCommandTest {
    @TempDir
    Path folder;

    private CliResult run(String line) {
        return CliRunner.offline().env("HOME", folder.toString()).run(line.split(" "));
    }

    @ParameterizedTest
    @EnumSource(Concept.class)
    void explainsAConceptOnScreensOfEightyColumns(Concept concept) {
        CliResult result = run("help " + concept);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo(concept.text());
        assertThat(result.out().lines())
                .allMatch(line -> line.length() <= 80)
                .noneMatch(line -> line.contains("{exit"));
    }

    @Test
    void tellsEveryExitCode() {
        String text = run("help exit-codes").out().replaceAll("\\s+", " ");
        for (ExitCode code : ExitCode.values()) {
            assertThat(text).contains(" " + code.code() + " " + code.meaning());
        }
    }

    @ParameterizedTest
    @CsvSource({"help topic, topic --help", "help topics ls, topic list --help", "help help, help --help"})
    void showsTheHelpOfACommand(String asked, String same) {
        CliResult result = run(asked);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo(run(same).out());
    }

    @Test
    void aloneListsCommandsAndConcepts() {
        CliResult result = run("help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith(run("--help").out());
        for (Concept concept : Concept.values()) {
            assertThat(result.out()).contains("  " + concept + " ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "help posision | no command and no concept: 'posision' | did you mean 'positions'? 'kafkactl help' lists both",
                "help topc | no command and no concept: 'topc' | did you mean 'topic'? 'kafkactl help' lists both",
                "help frobnicate x | no command and no concept: 'frobnicate' | 'kafkactl help' lists both",
                "help topic lst | unknown command: 'lst' | did you mean 'list'? see 'kafkactl topic --help'"
            })
    void saysWhatMayHaveBeenMeant(String line, String message, String hint) {
        CliResult result = run(line);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("error: " + message + "\nhint: " + hint + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "help pos, positions",
        "help na, naming-conventions",
        "help topi, topic",
        "help topic cr, create",
        "help schema compat a, audit"
    })
    void completesConceptsAndCommands(String line, String expected) {
        CliResult result = run("__complete " + line);

        assertThat(result.out().lines().map(candidate -> candidate.replaceFirst("\t.*", "")))
                .containsExactly(expected);
    }
}
