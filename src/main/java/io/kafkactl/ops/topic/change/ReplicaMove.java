package io.kafkactl.ops.topic.change;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * The brokers of one partition before and after.
 *
 * @param bytes of the copy that each new broker has to fetch
 */
public record ReplicaMove(TopicPartition partition, List<Integer> from, List<Integer> to, long bytes) {
    /** Brokers that get a copy. */
    public List<Integer> added() {
        return to.stream().filter(broker -> !from.contains(broker)).toList();
    }

    public long bytesToCopy() {
        return bytes * added().size();
    }
}
