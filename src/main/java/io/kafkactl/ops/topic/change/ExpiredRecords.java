package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.ops.topic.inspect.LogExtents;
import io.kafkactl.record.OffsetRange;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Counts the records that a shorter retention gives up to the cleaner. */
public final class ExpiredRecords {
    private ExpiredRecords() {}

    /**
     * By partition, by offsets; a partition whose log could not be read is missing.
     *
     * @param retentionMillis how long each topic will keep its records
     */
    public static Map<TopicPartition, Long> count(
            Cluster cluster, Map<TopicDescription, Long> retentionMillis, LogExtents extents, Instant now) {
        Map<TopicPartition, OffsetSpec> cut = new LinkedHashMap<>();
        retentionMillis.forEach((topic, millis) -> topic.partitions().stream()
                .filter(LogExtents::hasLeader)
                .forEach(info -> cut.put(
                        new TopicPartition(topic.name(), info.partition()),
                        OffsetSpec.forTimestamp(Math.max(0, now.toEpochMilli() - millis)))));
        Map<TopicPartition, Long> expired = new HashMap<>();
        cluster.offsetsEach(cut, IsolationLevel.READ_UNCOMMITTED).values().forEach((partition, first) -> {
            OffsetRange range = extents.of(partition.topic(), partition.partition());
            if (range != null) {
                long newest = first < 0 ? range.to() : first;
                expired.put(partition, Math.max(0, newest - range.from()));
            }
        });
        return expired;
    }
}
