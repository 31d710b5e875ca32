package io.kafkactl.record;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Turns positions into offsets, partition by partition, from the log's bounds at this moment. */
public final class PositionResolver {
    private final Cluster cluster;
    private final IsolationLevel isolation;
    private final Instant now;

    /** With read_committed the end is the last stable offset, which an open transaction holds back. */
    public PositionResolver(Cluster cluster, IsolationLevel isolation, Instant now) {
        this.cluster = cluster;
        this.isolation = isolation;
        this.now = now;
    }

    /** The log start and the end of each partition; exit 7 for one that does not exist. */
    public Map<TopicPartition, OffsetRange> bounds(Collection<TopicPartition> partitions) {
        return LogBounds.read(cluster, isolation, partitions);
    }

    /** What lies from {@code from} on and before {@code to}; exit 4 for an offset outside of a partition's log. */
    public Map<TopicPartition, OffsetRange> resolve(Collection<TopicPartition> partitions, Position from, Position to) {
        Map<TopicPartition, OffsetRange> bounds = bounds(partitions);
        Map<TopicPartition, Long> first = resolve(bounds, from);
        Map<TopicPartition, Long> last = resolve(bounds, to);
        Map<TopicPartition, OffsetRange> ranges = new LinkedHashMap<>();
        bounds.forEach((partition, bound) -> ranges.put(
                partition,
                new OffsetRange(
                        first.getOrDefault(partition, bound.from()), last.getOrDefault(partition, bound.to()))));
        return ranges;
    }

    /** The offset of one position in each partition, within the given bounds. */
    public Map<TopicPartition, Long> resolve(Map<TopicPartition, OffsetRange> bounds, Position position) {
        if (position instanceof Position.AtTime time) {
            return atTime(bounds, time.epochMillis());
        }
        if (position instanceof Position.Ago ago) {
            return atTime(bounds, now.toEpochMilli() - ago.age().toMillis());
        }
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        bounds.forEach((partition, bound) -> offsets.put(partition, within(partition, bound, position)));
        return offsets;
    }

    private static long within(TopicPartition partition, OffsetRange bound, Position position) {
        if (position instanceof Position.FromStart start) {
            return bound.from() + Math.min(bound.size(), start.count());
        }
        if (position instanceof Position.BeforeEnd end) {
            return bound.to() - Math.min(bound.size(), end.count());
        }
        long offset = ((Position.Offset) position).offset();
        if (offset < bound.from() || offset > bound.to()) {
            throw KafkactlException.invalid(
                    "OFFSET_OUT_OF_RANGE",
                    "offset " + offset + " is outside of partition " + partition.partition() + " of topic '"
                            + partition.topic() + "', which has " + bound.from() + " to " + bound.to(),
                    "--partition narrows to one partition; +N and -N stay within the log");
        }
        return offset;
    }

    private Map<TopicPartition, Long> atTime(Map<TopicPartition, OffsetRange> bounds, long epochMillis) {
        Map<TopicPartition, Long> found = offsets(bounds.keySet(), OffsetSpec.forTimestamp(Math.max(0, epochMillis)));
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        bounds.forEach((partition, bound) -> {
            long offset = found.getOrDefault(partition, -1L);
            offsets.put(partition, offset < 0 ? bound.to() : Math.max(bound.from(), Math.min(bound.to(), offset)));
        });
        return offsets;
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        return cluster.offsets(LogBounds.each(partitions, spec), isolation);
    }
}
