package io.kafkactl.ops.dlq.redrive;

import java.util.Locale;

/** By what two dead letters are the same one. */
public enum Dedupe {
    /** The place where it failed, the failing group and the payload; those without a place are never duplicates. */
    ORIGIN,
    /** The key: the last of a dead-letter partition goes. */
    KEY,
    /** Key and value: the first of a dead-letter partition goes. */
    VALUE,
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
