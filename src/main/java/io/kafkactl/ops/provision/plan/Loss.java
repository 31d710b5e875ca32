package io.kafkactl.ops.provision.plan;

import org.jspecify.annotations.Nullable;

/**
 * What is lost for good; null where that cannot be told.
 *
 * @param records by offsets
 * @param bytes on the disks of all copies
 */
public record Loss(@Nullable Long records, @Nullable Long bytes) {}
