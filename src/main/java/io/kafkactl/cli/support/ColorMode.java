package io.kafkactl.cli.support;

import java.util.Locale;
import java.util.Map;

/** Values of {@code --color}. */
public enum ColorMode {
    AUTO,
    ALWAYS,
    NEVER;

    /** Under {@code auto} only a terminal is coloured, and none where {@code NO_COLOR} is set (no-color.org). */
    boolean isOn(boolean terminal, Map<String, String> env) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal && env.getOrDefault("NO_COLOR", "").isEmpty();
        };
    }

    /** Lower case, because picocli shows this in help, completion and errors. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
