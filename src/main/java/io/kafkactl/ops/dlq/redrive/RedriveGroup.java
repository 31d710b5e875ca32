package io.kafkactl.ops.dlq.redrive;

import org.jspecify.annotations.Nullable;

/**
 * Dead letters of one topic that share a fate.
 *
 * @param target empty when they name none
 * @param reason why they stay, null when they are sent
 * @param sample the first of them, as {@code partition:offset}
 * @param detail what the broker said, where it said something
 */
public record RedriveGroup(
        String target,
        @Nullable PendingReason reason,
        long records,
        String sample,
        @Nullable String detail) {
    public boolean isSent() {
        return reason == null;
    }
}
