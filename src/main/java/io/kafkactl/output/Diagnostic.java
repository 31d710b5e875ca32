package io.kafkactl.output;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check found, for the formats that build servers read.
 *
 * @param subject the object at fault, such as a topic's name
 * @param file where it stands; null when it stands in no file
 * @param line from 1; meaningless without a file
 * @param suppression why it does not count; null when it does
 */
public record Diagnostic(
        String rule,
        Level level,
        String subject,
        String message,
        @Nullable String file,
        int line,
        @Nullable String suppression) {
    /** As SARIF names them. */
    public enum Level {
        ERROR,
        WARNING,
        NOTE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A rule that was checked, whether or not anything broke it. */
    public record Rule(String id, Level level, String title) {}
}
