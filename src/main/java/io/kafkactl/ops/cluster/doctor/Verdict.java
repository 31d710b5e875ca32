package io.kafkactl.ops.cluster.doctor;

import java.util.Locale;

/** How something is; the later one in this list matters more. */
public enum Verdict {
    OK,
    /** There is nothing to look at. */
    SKIPPED,
    /** It could not be looked at. */
    UNKNOWN,
    WARNING,
    ERROR;

    public boolean reaches(Verdict other) {
        return compareTo(other) >= 0;
    }

    /** As output spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
