package io.kafkactl.cli.support;

import java.util.Locale;

/** Values of {@code --output} of a command whose rows have no names to go on with. */
enum ReportFormat {
    TABLE,
    WIDE,
    JSON,
    JSONL,
    YAML;

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
