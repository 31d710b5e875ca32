package io.kafkactl.ops.dlq.journal;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * A run's word that it is about to send to another cluster, kept until all that it sent is settled.
 *
 * @param topicId of the dead-letter topic
 * @param clusterId of the targets
 * @param ends of the targets' partitions before the run sent anything
 */
public record TargetTail(String run, String topicId, String clusterId, Map<TopicPartition, Long> ends, Instant time) {
    public TargetTail {
        ends = Map.copyOf(ends);
    }
}
