package io.kafkactl.cli.produce;

import java.util.Locale;

/** What {@code produce} takes its input for. */
enum InputFormat {
    TEXT,
    JSONL,
    JSON_ARRAY,
    CSV;

    /** As picocli shows it in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
