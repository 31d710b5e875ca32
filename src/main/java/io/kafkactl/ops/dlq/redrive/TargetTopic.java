package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.stream.TopicLimits;
import org.apache.kafka.common.Uuid;

/**
 * What a redrive must know of the topic it writes to.
 *
 * @param id tells it from a topic that takes its name later
 * @param partitioner how its producers spread records, where somebody looked
 */
public record TargetTopic(String name, Uuid id, int partitions, TopicLimits limits, Partitioner partitioner) {}
