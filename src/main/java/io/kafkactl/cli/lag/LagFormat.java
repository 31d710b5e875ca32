package io.kafkactl.cli.lag;

import io.kafkactl.output.OutputFormat;
import java.util.Locale;

/** Values of {@code --output} that {@code lag} understands. */
enum LagFormat {
    TABLE,
    JSON,
    JSONL,
    CSV,
    PROM,
    OPENMETRICS,
    NAGIOS,
    JUNIT;

    /** How errors are written beside it. */
    OutputFormat errors() {
        return OutputFormat.of(this);
    }

    /** Rows of groups, topics, partitions or members, rather than a report of its own form. */
    boolean hasRows() {
        return this == TABLE || this == JSON || this == JSONL || this == CSV;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
