package io.kafkactl.record;

import io.kafkactl.error.KafkactlException;
import org.jspecify.annotations.Nullable;

/** The error of one input line that is no record. */
public final class MalformedRecord {
    private MalformedRecord() {}

    public static KafkactlException because(String reason, @Nullable String hint) {
        return KafkactlException.invalid("MALFORMED_RECORD", reason, hint);
    }
}
