package io.kafkactl.record;

import io.kafkactl.client.Cluster;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Where the log of each partition starts and ends at this moment. */
public final class LogBounds {
    private LogBounds() {}

    /**
     * From the log start offset to the end; exit 7 for a partition that does not exist.
     *
     * @param isolation with read_committed the end is the last stable offset, which an open transaction holds back, else
     *     the high watermark
     */
    public static Map<TopicPartition, OffsetRange> read(
            Cluster cluster, IsolationLevel isolation, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> starts = cluster.offsets(each(partitions, OffsetSpec.earliest()), isolation);
        Map<TopicPartition, Long> ends = ends(cluster, isolation, partitions);
        Map<TopicPartition, OffsetRange> bounds = new LinkedHashMap<>();
        for (TopicPartition partition : partitions) {
            long start = starts.getOrDefault(partition, 0L);
            bounds.put(partition, new OffsetRange(start, Math.max(start, ends.getOrDefault(partition, start))));
        }
        return bounds;
    }

    /** The end alone, as {@link #read} says. */
    public static Map<TopicPartition, Long> ends(
            Cluster cluster, IsolationLevel isolation, Collection<TopicPartition> partitions) {
        return cluster.offsets(each(partitions, OffsetSpec.latest()), isolation);
    }

    /** The same question about each partition. */
    static Map<TopicPartition, OffsetSpec> each(Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        return wanted;
    }
}
