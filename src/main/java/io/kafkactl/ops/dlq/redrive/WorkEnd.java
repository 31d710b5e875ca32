package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import org.jspecify.annotations.Nullable;

/** How work ended: records that others had settled, and what stopped it if it did not end by itself. */
record WorkEnd(long changed, @Nullable KafkactlException failure) {
    /** True when another run has the dead letters now. */
    boolean isTakenOver() {
        return failure != null && failure.exitCode() == ExitCode.REFUSED;
    }
}
