package io.kafkactl.cli.produce;

import java.util.Locale;

/** What a line of input is to {@code produce}. */
enum InputFormat {
    TEXT,
    JSONL;

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
