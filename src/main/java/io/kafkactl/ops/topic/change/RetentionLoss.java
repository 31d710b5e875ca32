package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import io.kafkactl.ops.topic.inspect.LogExtents;
import io.kafkactl.record.OffsetRange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Tells how many records a change of settings gives up to the cleaner. */
final class RetentionLoss {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Cluster cluster;

    RetentionLoss(Cluster cluster) {
        this.cluster = cluster;
    }

    /** A line for the person who has to agree, or none. */
    List<String> of(TopicDescription topic, TopicChange change) {
        String to = number(change.to());
        String from = number(change.from());
        return switch (change.property()) {
            case "retention.ms" ->
                to != null && (from == null || Long.parseLong(to) < Long.parseLong(from))
                        ? List.of("topic '" + topic.name() + "': " + records(topic, Long.parseLong(to)) + " older than "
                                + TopicConfigValue.words(change.property(), to) + " will be deleted")
                        : List.of();
            case "retention.bytes" ->
                to != null && (from == null || Long.parseLong(to) < Long.parseLong(from))
                        ? List.of("topic '" + topic.name() + "': the oldest records of each partition beyond "
                                + TopicConfigValue.words(change.property(), to) + " will be deleted")
                        : List.of();
            case "cleanup.policy" ->
                List.of("topic '" + topic.name()
                        + "': old records will be treated by the new policy, those already there too");
            default -> List.of();
        };
    }

    /** Null for no bound, -1. */
    private static @Nullable String number(@Nullable String value) {
        String first = value == null ? "" : value.replace(" (inherited)", "");
        return NUMBER.matcher(first).matches() ? first : null;
    }

    private String records(TopicDescription topic, long retentionMillis) {
        try {
            LogExtents extents =
                    LogExtents.ask(cluster, List.of(topic)).answer().found();
            Map<TopicPartition, OffsetSpec> cut = new LinkedHashMap<>();
            long limit = Instant.now().toEpochMilli() - retentionMillis;
            topic.partitions().stream()
                    .filter(LogExtents::hasLeader)
                    .forEach(info -> cut.put(
                            new TopicPartition(topic.name(), info.partition()),
                            OffsetSpec.forTimestamp(Math.max(0, limit))));
            long old = 0;
            for (Map.Entry<TopicPartition, Long> first :
                    cluster.offsets(cut, IsolationLevel.READ_UNCOMMITTED).entrySet()) {
                OffsetRange range = extents.of(topic.name(), first.getKey().partition());
                if (range != null) {
                    long newest = first.getValue() < 0 ? range.to() : first.getValue();
                    old += Math.max(0, newest - range.from());
                }
            }
            return "about " + Counted.of(old, "record");
        } catch (KafkactlException e) {
            return "an unknown number of records";
        }
    }
}
