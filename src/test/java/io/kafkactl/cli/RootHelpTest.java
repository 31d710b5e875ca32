package io.kafkactl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CliResult;
import io.kafkactl.testkit.CliRunner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    private CliResult run(String... args) {
        return CliRunner.offline().env("HOME", folder.toString()).run(args);
    }
}
