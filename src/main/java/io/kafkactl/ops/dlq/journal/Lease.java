package io.kafkactl.ops.dlq.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run's word that it is alive and works one dead-letter partition.
 *
 * @param group of the processes that share the topic's partitions with it, null when it works alone
 */
public record Lease(
        String run,
        String operator,
        String host,
        long pid,
        long processStart,
        Instant time,
        @Nullable String group) {
    /** True for the lease of a process that shares partitions by this group. */
    public boolean isOf(@Nullable String sharing) {
        return group != null && group.equals(sharing);
    }
}
