package io.kafkactl.ops.provision.plan;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.topic.change.ExpiredRecords;
import io.kafkactl.ops.topic.inspect.DiskUsage;
import io.kafkactl.ops.topic.inspect.LogExtents;
import io.kafkactl.record.OffsetRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** Tells what operations lose, in records and bytes; everything is asked once for all topics. */
final class LossMeter {
    private static final String RETENTION_BYTES = "retention.bytes";

    private final LogExtents extents;
    private final DiskUsage usage;
    private final Map<TopicPartition, Long> expired;

    private LossMeter(LogExtents extents, DiskUsage usage, Map<TopicPartition, Long> expired) {
        this.extents = extents;
        this.usage = usage;
        this.expired = expired;
    }

    /** The topics with what each of their operations loses. */
    static List<PlannedTopic> measure(
            Cluster cluster,
            Collection<Integer> brokers,
            List<PlannedTopic> topics,
            Map<String, ObservedTopic> observed) {
        Map<String, TopicDescription> losing = new HashMap<>();
        Map<TopicDescription, Long> retention = new HashMap<>();
        for (PlannedTopic topic : topics) {
            ObservedTopic found = observed.get(topic.name());
            if (found != null && topic.operations().stream().anyMatch(LossMeter::losesRecords)) {
                losing.put(topic.name(), found.description());
                topic.operations().stream()
                        .filter(operation ->
                                losesRecords(operation) && operation.property().equals("retention.ms"))
                        .filter(operation -> operation.to() != null)
                        .forEach(operation ->
                                retention.put(found.description(), Long.parseLong(String.valueOf(operation.to()))));
            }
        }
        if (losing.isEmpty()) {
            return topics;
        }
        LogExtents.Question asked = LogExtents.ask(cluster, losing.values());
        DiskUsage usage = DiskUsage.ask(cluster, brokers).answer().found();
        LogExtents extents = asked.answer().found();
        LossMeter meter = new LossMeter(extents, usage, expired(cluster, retention, extents));
        List<PlannedTopic> measured = new ArrayList<>();
        for (PlannedTopic topic : topics) {
            TopicDescription description = losing.get(topic.name());
            measured.add(description == null ? topic : meter.measure(topic, description));
        }
        return measured;
    }

    private static boolean losesRecords(Operation operation) {
        return operation.risk() == Risk.DESTRUCTIVE
                && !operation.property().equals("max.message.bytes")
                && !operation.property().equals("min.insync.replicas");
    }

    private static Map<TopicPartition, Long> expired(
            Cluster cluster, Map<TopicDescription, Long> retention, LogExtents extents) {
        try {
            return retention.isEmpty() ? Map.of() : ExpiredRecords.count(cluster, retention, extents, Instant.now());
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            return Map.of();
        }
    }

    private PlannedTopic measure(PlannedTopic topic, TopicDescription description) {
        return topic.with(topic.operations().stream()
                .map(operation -> losesRecords(operation) ? operation.losing(loss(operation, description)) : operation)
                .toList());
    }

    private Loss loss(Operation operation, TopicDescription topic) {
        long records = 0;
        long bytes = 0;
        boolean recordsKnown = true;
        boolean bytesKnown = true;
        for (TopicPartitionInfo info : topic.partitions()) {
            OffsetRange range = extents.of(topic.name(), info.partition());
            Long lost = range == null ? null : lost(operation, topic.name(), info, range);
            Long size = size(topic.name(), info);
            recordsKnown &= lost != null;
            bytesKnown &= lost != null && size != null;
            if (lost != null) {
                records += lost;
                bytes += size == null || range == null || range.size() == 0 ? 0 : size * lost / range.size();
            }
        }
        return new Loss(recordsKnown ? records : null, bytesKnown ? bytes : null);
    }

    /** All there is, unless the operation draws a line. */
    private @Nullable Long lost(Operation operation, String topic, TopicPartitionInfo info, OffsetRange range) {
        String to = operation.to();
        if (operation.property().equals("retention.ms")) {
            return to == null ? null : expired.get(new TopicPartition(topic, info.partition()));
        }
        if (operation.property().equals(RETENTION_BYTES)) {
            Long size = usage.ofLeader(topic, info).orElse(null);
            return to == null || size == null
                    ? null
                    : size == 0 ? 0 : range.size() * Math.max(0, size - Long.parseLong(to)) / size;
        }
        return range.size();
    }

    private @Nullable Long size(String topic, TopicPartitionInfo info) {
        long sum = 0;
        for (Node replica : info.replicas()) {
            Long size = usage.ofReplica(new TopicPartition(topic, info.partition()), replica.id())
                    .orElse(null);
            if (size == null) {
                return null;
            }
            sum += size;
        }
        return sum;
    }
}
