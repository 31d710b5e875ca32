package io.kafkactl.ops.dlq.redrive;

import org.jspecify.annotations.Nullable;

/**
 * How fast a run may go.
 *
 * @param perSecond records, null for no limit
 * @param mostLag the run pauses while the failing group lags more on the targets, null for no limit
 */
public record Pace(@Nullable Double perSecond, @Nullable Long mostLag) {
    public static final Pace UNLIMITED = new Pace(null, null);

    private static final int MOST_A_TRANSACTION = 10_000;

    /** A second's worth, so that waits are spread. */
    int recordsPerTransaction() {
        return perSecond == null
                ? Integer.MAX_VALUE
                : (int) Math.max(1, Math.min(MOST_A_TRANSACTION, Math.floor(perSecond)));
    }
}
