package io.kafkactl.record;

import java.util.Locale;

/** What becomes of a record whose key or value is not of the format asked for. */
public enum OnDecodeError {
    SHOW,
    SKIP,
    FAIL;

    /** Lower case, because this is how the user spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
