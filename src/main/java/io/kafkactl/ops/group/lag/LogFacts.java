package io.kafkactl.ops.group.lag;

import org.jspecify.annotations.Nullable;

/**
 * Where one partition's log stands, or why that is unknown.
 *
 * @param trouble null when the offsets are known
 * @param highWatermark the end for readers of uncommitted records
 * @param lastStable the end for readers of committed records
 */
record LogFacts(@Nullable LagStatus trouble, long start, long highWatermark, long lastStable) {
    static LogFacts unknown(LagStatus trouble) {
        return new LogFacts(trouble, 0, 0, 0);
    }

    boolean isKnown() {
        return trouble == null;
    }
}
