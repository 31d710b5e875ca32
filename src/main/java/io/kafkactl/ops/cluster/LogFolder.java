package io.kafkactl.ops.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A folder in which a broker keeps logs, in bytes; null is unknown.
 *
 * @param used what its copies of partitions take
 * @param total of the disk below it
 * @param usable what is left on that disk
 * @param problem why the broker cannot use it, null when it can
 */
public record LogFolder(
        String path,
        int copies,
        long used,
        @Nullable Long total,
        @Nullable Long usable,
        @Nullable String problem) {}
