package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import io.kafkactl.ops.topic.inspect.LogExtents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.TopicDescription;
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
            Map<TopicPartition, Long> expired =
                    ExpiredRecords.count(cluster, Map.of(topic, retentionMillis), extents, Instant.now());
            if (expired.size() < topic.partitions().size()) {
                return "an unknown number of records";
            }
            long old = expired.values().stream().mapToLong(Long::longValue).sum();
            return "about " + Counted.of(old, "record");
        } catch (KafkactlException e) {
            return "an unknown number of records";
        }
    }
}
