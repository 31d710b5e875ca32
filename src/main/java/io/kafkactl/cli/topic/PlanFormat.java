package io.kafkactl.cli.topic;

import io.kafkactl.output.OutputFormat;
import java.util.Locale;

/** How {@code topic plan} writes a plan. */
enum PlanFormat {
    TABLE,
    JSON,
    JSONL,
    YAML,
    NAME,
    MD;

    /** The common format of the same name; table for Markdown, which is for people too. */
    OutputFormat common() {
        return OutputFormat.of(this);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
