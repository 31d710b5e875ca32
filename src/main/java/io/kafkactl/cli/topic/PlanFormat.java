package io.kafkactl.cli.topic;

import io.kafkactl.output.OutputFormat;
import java.util.Locale;

/** How {@code topic plan} writes a plan. */
enum PlanFormat {
    TABLE,
    JSON,
    JSONL,
    MD;

    /** The common format of the same name; table for Markdown, which is for people too. */
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
