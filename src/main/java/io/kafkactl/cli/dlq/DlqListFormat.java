package io.kafkactl.cli.dlq;

import io.kafkactl.output.OutputFormat;
import java.util.Locale;

/** Values of {@code --output} that {@code dlq list} understands. */
enum DlqListFormat {
    TABLE,
    JSON,
    JSONL,
    PROM;

    /** The rows, or for metrics how errors are written beside them. */
    OutputFormat rows() {
        return switch (this) {
            case JSON -> OutputFormat.JSON;
            case JSONL -> OutputFormat.JSONL;
            case TABLE, PROM -> OutputFormat.TABLE;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
