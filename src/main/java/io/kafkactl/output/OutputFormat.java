package io.kafkactl.output;

import java.util.Locale;

/** Values of {@code --output} that every command with rows understands. */
public enum OutputFormat {
    TABLE,
    JSON,
    JSONL;

    /** The one with the name of a command's own format; table for a form that no other command has. */
    public static OutputFormat of(Enum<?> format) {
        for (OutputFormat common : values()) {
            if (common.name().equals(format.name())) {
                return common;
            }
        }
        return TABLE;
    }

    public boolean isMachine() {
        return this != TABLE;
    }

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
