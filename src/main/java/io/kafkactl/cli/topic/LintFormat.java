package io.kafkactl.cli.topic;

import io.kafkactl.output.OutputFormat;
import java.util.Locale;

/** How {@code topic lint} writes what it found. */
enum LintFormat {
    TABLE,
    JSON,
    JSONL,
    SARIF,
    JUNIT,
    GITHUB;

    /** The common format of the same name; table for those that are not common. */
    OutputFormat common() {
        return switch (this) {
            case JSON -> OutputFormat.JSON;
            case JSONL -> OutputFormat.JSONL;
            default -> OutputFormat.TABLE;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
