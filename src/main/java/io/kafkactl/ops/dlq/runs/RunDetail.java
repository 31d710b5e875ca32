package io.kafkactl.ops.dlq.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run in full.
 *
 * @param settled what it settled, by partition of the dead-letter topic and action
 * @param sent what it sent, by partition of the target
 */
public record RunDetail(RunOverview overview, List<Settled> settled, List<Sent> sent) {
    /**
     * What was settled of one partition.
     *
     * @param offsets ranges of dead letters, such as {@code 10-57,60}; those of offsets without a record included
     */
    public record Settled(int partition, String action, long records, String offsets) {}

    /**
     * Where dead letters went; both offsets belong to it, and others may have written in between.
     *
     * @param cluster id of the target's, null for that of the dead letters
     */
    public record Sent(
            String topic,
            int partition,
            String action,
            long records,
            long firstOffset,
            long lastOffset,
            @Nullable String cluster) {
        /** On the cluster of the dead letters. */
        public Sent(String topic, int partition, String action, long records, long firstOffset, long lastOffset) {
            this(topic, partition, action, records, firstOffset, lastOffset, null);
        }
    }
}
