package io.kafkactl.cli.topic;

import io.kafkactl.output.OutputFormat;
import java.util.Locale;

/** How {@code topic apply} reports what it did. */
enum ApplyFormat {
    TABLE,
    WIDE,
    JSON,
    JSONL,
    YAML,
    NAME,
    JUNIT;

    /** The common format of the same name; table for the one that is not common. */
    OutputFormat common() {
        return OutputFormat.of(this);
    }

    /** For a plan that is shown in place of a report. */
    PlanFormat plan() {
        return switch (this) {
            case JSON -> PlanFormat.JSON;
            case JSONL -> PlanFormat.JSONL;
            case YAML -> PlanFormat.YAML;
            case NAME -> PlanFormat.NAME;
            default -> PlanFormat.TABLE;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
