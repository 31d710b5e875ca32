package io.kafkactl.ops.cluster;

import org.jspecify.annotations.Nullable;

/**
 * How many topics there are and how many of their partitions are in trouble.
 *
 * @param underMinIsr null when the setting of a topic could not be read
 * @param offline without leader
 */
public record TopicCounts(
        int topics,
        int partitions,
        int underReplicated,
        @Nullable Integer underMinIsr,
        int offline) {}
