package io.kafkactl.cli.lag;

import io.kafkactl.output.OutputFormat;
import java.util.Locale;

/** Values of {@code --output} that {@code lag} understands. */
enum LagFormat {
    TABLE,
    WIDE,
    JSON,
    JSONL,
    YAML,
    NAME,
    CSV,
    PROM,
    OPENMETRICS,
    NAGIOS,
    JUNIT;

    /** How errors are written beside it. */
    OutputFormat errors() {
        return OutputFormat.of(this);
    }

    boolean isTable() {
        return this == TABLE || this == WIDE;
    }

    /** Rows of groups, topics, partitions or members, rather than a report of its own form. */
    boolean hasRows() {
        return isTable() || OutputFormat.of(this) != OutputFormat.TABLE || this == CSV;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
