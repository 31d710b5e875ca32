package io.kafkactl.ops.cluster;

import org.jspecify.annotations.Nullable;

/**
 * One feature that the brokers have switched on together.
 *
 * @param level 0 when it is off
 * @param highest the highest level that the brokers that answered all support; null when unknown
 * @param release the Kafka release of that level, where the feature is {@code metadata.version}
 */
public record FeatureLevel(
        String name,
        int level,
        @Nullable Integer highest,
        @Nullable String release) {}
