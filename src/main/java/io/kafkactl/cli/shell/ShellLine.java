package io.kafkactl.cli.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as the shell understood it.
 *
 * @param output where stdout goes instead of the terminal
 * @param pipe the text for the system's shell, which reads what the command writes
 * @param incomplete more must follow: a quote is open, or the line ends with a backslash or a bar
 */
record ShellLine(
        List<String> words,
        @Nullable Output output,
        @Nullable String pipe,
        boolean incomplete) {
    /** A file that takes what the command writes. */
    record Output(String file, boolean append) {}

    ShellLine {
        words = List.copyOf(words);
    }

    boolean isEmpty() {
        return words.isEmpty() && output == null && pipe == null;
    }
}
