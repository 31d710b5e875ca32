package io.kafkactl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkactl.testkit.CommandModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Every command line of README, manual and help is one that the tool understands; see CONTRIBUTING for those that run. */
class ManualCommandsTest {
    /** Not the last word of a path. */
    private static final Pattern CALL = Pattern.compile("(?m)(^|[\\s|;&(])kafkactl ");

    private static final CommandLine ROOT = CommandModel.root().commandLine();

    @TempDir
    Path folder;

    static Stream<Arguments> snippets() throws IOException {
        return ManualSnippets.all().entrySet().stream()
                .filter(snippet -> CALL.matcher(snippet.getValue()).find())
                .map(snippet -> Arguments.of(snippet.getKey(), snippet.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void isUnderstood(String place, String snippet) throws Exception {
        List<String> wrong = new ArrayList<>();
        List<String[]> calls = ManualSnippets.calls(snippet, folder);
        for (String[] call : calls) {
            String complaint = complaint(call);
            if (complaint != null) {
                wrong.add("kafkactl " + String.join(" ", call) + ": " + complaint);
            }
        }

        assertThat(wrong).as("command lines of %s", place).isEmpty();
        assertThat(calls).as("calls in %s", place).isNotEmpty();
    }

    private static @Nullable String complaint(String... call) {
        try {
            ROOT.parseArgs(call);
            return null;
        } catch (ParameterException e) {
            return e.getMessage();
        }
    }

    @Test
    void aShellFindsTheCallsHoweverTheyAreWritten() throws Exception {
        List<String[]> calls = ManualSnippets.calls("""
                kafkactl topic list  # all
                echo 'a b' | kafkactl produce "t 1" \\
                    --key-separator :
                if ! kafkactl lag g; then n=$(kafkactl topic list -o name | wc -l); fi
                kafkactl topic list -o name | xargs -n 1 kafkactl topic describe > here.txt
                """, folder);

        assertThat(calls)
                .containsExactlyInAnyOrder(
                        new String[] {"topic", "list"},
                        new String[] {"produce", "t 1", "--key-separator", ":"},
                        new String[] {"lag", "g"},
                        new String[] {"topic", "describe", "NAME"},
                        new String[] {"topic", "list", "-o", "name"});
    }

    @Test
    void aLineThatHasRottedIsNoticed() {
        assertThat(complaint("topic", "list", "--frobnicate")).contains("--frobnicate");
        assertThat(complaint("topic", "describe")).contains("TOPIC");
        assertThat(complaint("topic", "list", "-o", "yaml")).isNull();
    }
}
