package io.kafkactl.output;

import java.util.Locale;

/** Values of {@code --output} that every command with rows understands. */
public enum OutputFormat {
    TABLE,
    JSON,
    JSONL;

    public boolean isMachine() {
        return this != TABLE;
    }

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
