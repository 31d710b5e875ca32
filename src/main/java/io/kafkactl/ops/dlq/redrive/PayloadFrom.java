package io.kafkactl.ops.dlq.redrive;

import java.util.Locale;

/** Where key and value of a redriven record are taken from. */
public enum PayloadFrom {
    /** The dead letter, unless its format lost something of the original. */
    AUTO,
    DLQ,
    /** The source record at exactly its offset. */
    ORIGIN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
