package io.kafkactl.ops.stream.read;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Follows one reading thread through its partitions, record by record at next to no cost. */
public final class ReachedPositions {
    private final String topic;
    private final Map<TopicPartition, Long> known = new HashMap<>();
    private Map<TopicPartition, Long> reached = new HashMap<>();
    private int partition = -1;
    private long next;

    public ReachedPositions(String topic) {
        this.topic = topic;
    }

    public void passed(int recordPartition, long offset) {
        if (recordPartition != partition) {
            save();
            partition = recordPartition;
        }
        next = offset + 1;
    }

    public void advance(Map<TopicPartition, Long> positions) {
        partition = -1;
        positions.forEach((at, offset) -> {
            if (!offset.equals(known.get(at))) {
                reached.put(at, offset);
            }
        });
    }

    public boolean isEmpty() {
        return partition < 0 && reached.isEmpty();
    }

    /** What was reached since the last call. */
    public Map<TopicPartition, Long> drain() {
        save();
        partition = -1;
        Map<TopicPartition, Long> drained = reached;
        reached = new HashMap<>();
        known.putAll(drained);
        return drained;
    }

    private void save() {
        if (partition >= 0) {
            reached.put(new TopicPartition(topic, partition), next);
        }
    }
}
