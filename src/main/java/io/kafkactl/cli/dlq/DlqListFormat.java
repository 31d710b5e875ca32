package io.kafkactl.cli.dlq;

import io.kafkactl.output.OutputFormat;
import java.util.Locale;

/** Values of {@code --output} that {@code dlq list} understands. */
enum DlqListFormat {
    TABLE,
    WIDE,
    JSON,
    JSONL,
    YAML,
    NAME,
    PROM;

    /** The rows, or for metrics how errors are written beside them. */
    OutputFormat rows() {
        return OutputFormat.of(this);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
