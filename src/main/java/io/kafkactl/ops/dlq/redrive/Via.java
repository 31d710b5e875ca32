package io.kafkactl.ops.dlq.redrive;

import java.util.Locale;

/** By which topic a record goes back to its application. */
public enum Via {
    /** The topic it came from, which all groups on it read. */
    SOURCE,
    /** The first retry topic beside it, which only the failing application reads. */
    RETRY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
