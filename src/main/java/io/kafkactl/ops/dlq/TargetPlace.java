package io.kafkactl.ops.dlq;

import org.jspecify.annotations.Nullable;

/**
 * Where a redrive without further options puts a dead letter.
 *
 * @param partition null when any partition will do, or the topic does not exist
 * @param why this partition
 */
public record TargetPlace(String topic, @Nullable Integer partition, String why) {}
