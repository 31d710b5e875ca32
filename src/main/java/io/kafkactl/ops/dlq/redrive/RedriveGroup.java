package io.kafkactl.ops.dlq.redrive;

import org.jspecify.annotations.Nullable;

/**
 * Dead letters of one topic that share a fate.
 *
 * @param target empty when they name none
 * @param outcome null when they stay
 * @param reason why they stay, null when they do not
 * @param sample the first of them, as {@code partition:offset}
 * @param detail what the broker said, where it said something
 */
public record RedriveGroup(
        String target,
        @Nullable Outcome outcome,
        @Nullable PendingReason reason,
        long records,
        String sample,
        @Nullable String detail) {
    /** True when they leave the dead-letter topic. */
    public boolean isSettled() {
        return outcome != null;
    }
}
