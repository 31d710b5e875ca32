package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.group.GroupType;
import org.jspecify.annotations.Nullable;

/**
 * A group that reads a target, and so will read redriven records.
 *
 * @param lag null when it is not known
 * @param failed it is the one that the dead letters failed in
 */
public record TargetReader(
        String target,
        String group,
        GroupType type,
        @Nullable Long lag,
        boolean failed) {}
