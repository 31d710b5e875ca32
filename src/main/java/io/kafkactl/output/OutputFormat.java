package io.kafkactl.output;

import java.util.Locale;

/** Values of {@code --output} that every command with a list understands. */
public enum OutputFormat {
    TABLE,
    WIDE,
    JSON,
    JSONL,
    YAML,
    NAME;

    /** The one with the name of a command's own format; table for a form that no other command has. */
    public static OutputFormat of(Enum<?> format) {
        for (OutputFormat common : values()) {
            if (common.name().equals(format.name())) {
                return common;
            }
        }
        return TABLE;
    }

    /** What stands on stderr beside it is JSON lines. */
    public boolean isMachine() {
        return this == JSON || this == JSONL || this == YAML;
    }

    /** Rows for people. */
    public boolean isTable() {
        return this == TABLE || this == WIDE;
    }

    /** One whole, in which the failed items stand too. */
    public boolean isDocument() {
        return this == JSON || this == YAML;
    }

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
