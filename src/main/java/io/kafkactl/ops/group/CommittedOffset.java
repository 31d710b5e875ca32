package io.kafkactl.ops.group;

import org.jspecify.annotations.Nullable;

/**
 * Where a group stands in one partition.
 *
 * @param offset the committed offset; of a share group the first offset that is not settled
 * @param shareLag what the broker counts for a share group; null where it does not know, and for all other types
 */
public record CommittedOffset(
        long offset,
        @Nullable Integer leaderEpoch,
        String metadata,
        @Nullable Long shareLag) {

    /** An offset alone, as it is set by hand. */
    public static CommittedOffset at(long offset) {
        return new CommittedOffset(offset, null, "", null);
    }
}
