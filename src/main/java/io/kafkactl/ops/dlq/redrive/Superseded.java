package io.kafkactl.ops.dlq.redrive;

import java.util.Locale;

/** What happens to a dead letter when its target has a newer record with the same key. */
public enum Superseded {
    /** {@link #SKIP} for a compacted target, else {@link #WARN}. */
    AUTO,
    /** It goes, and the plan says how many there are. */
    WARN,
    /** It stays pending. */
    SKIP,
    /** It goes, and nobody looks. */
    SEND;

    Superseded on(TargetTopic target) {
        if (this != AUTO) {
            return this;
        }
        return target.limits().compacted() ? SKIP : WARN;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
