package io.kafkactl.ops.dlq.redrive;

import java.util.Locale;

/** Which timestamp a redriven record gets. */
public enum Timestamping {
    /** The original one while it is younger than half of the target's retention and within its bounds. */
    AUTO,
    PRESERVE,
    NOW;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
