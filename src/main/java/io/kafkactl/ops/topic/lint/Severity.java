package io.kafkactl.ops.topic.lint;

import java.util.Locale;

/** How much a finding matters, most first. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** True when this matters as much as {@code other} or more. */
    public boolean reaches(Severity other) {
        return compareTo(other) <= 0;
    }

    /** As output spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
