package io.kafkactl.ops.dlq.select;

import io.kafkactl.client.Connection;
import io.kafkactl.config.Durations;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.record.OffsetRange;
import io.kafkactl.record.PartitionSet;
import io.kafkactl.record.Position;
import io.kafkactl.record.PositionResolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters the user asked for; all conditions have to hold.
 *
 * @param from where to begin in the dead-letter topic, null for its start
 * @param to where to stop, exclusive, null for its end
 * @param limit how many at most, null for all
 */
public record SelectionRule(
        @Nullable Position from,
        @Nullable Position to,
        @Nullable PartitionSet partitions,
        @Nullable OffsetChoice offsets,
        List<Condition> conditions,
        @Nullable Long limit) {

    /** Positions become offsets now. Exit 7 for a partition that does not exist, exit 4 for an offset out of the log. */
    public Selection resolve(Connection connection, DlqTopic dlq, Instant now) {
        if (offsets != null) {
            PartitionSet.parse(String.join(
                            ",",
                            offsets.partitions().stream().map(String::valueOf).toList()))
                    .of(dlq.name(), dlq.partitions());
        }
        if (!isBounded() && offsets == null && conditions.isEmpty() && limit == null) {
            return Selection.ALL;
        }
        return new RuleSelection(
                words(), isBounded() ? ranges(connection, dlq, now) : null, offsets, conditions, limit);
    }

    private boolean isBounded() {
        return from != null || to != null || partitions != null;
    }

    private Map<Integer, OffsetRange> ranges(Connection connection, DlqTopic dlq, Instant now) {
        List<TopicPartition> chosen = partitions == null
                ? dlq.topicPartitions()
                : partitions.of(dlq.name(), dlq.partitions()).stream()
                        .map(partition -> new TopicPartition(dlq.name(), partition))
                        .toList();
        Map<Integer, OffsetRange> ranges = new HashMap<>();
        new PositionResolver(connection.cluster(), IsolationLevel.READ_COMMITTED, now)
                .resolve(chosen, from == null ? Position.START : from, to == null ? Position.END : to)
                .forEach((partition, range) -> ranges.put(partition.partition(), range));
        if (ranges.values().stream().anyMatch(range -> range.from() > range.to())) {
            throw KafkactlException.usage("--from lies behind --to", "nothing lies between them");
        }
        return ranges;
    }

    private String words() {
        List<String> words = new ArrayList<>();
        if (partitions != null) {
            words.add("in partitions " + partitions);
        }
        if (from != null) {
            words.add("from " + text(from));
        }
        if (to != null) {
            words.add("up to " + text(to));
        }
        if (offsets != null) {
            words.add("at offsets " + offsets);
        }
        conditions.forEach(condition -> words.add(condition.words()));
        if (limit != null) {
            words.add("the first " + limit + " of them");
        }
        return String.join(", ", words);
    }

    private static String text(Position position) {
        if (position instanceof Position.Offset offset) {
            return "offset " + offset.offset();
        }
        if (position instanceof Position.FromStart start) {
            return start.count() == 0 ? "the start" : start.count() + " after the start";
        }
        if (position instanceof Position.BeforeEnd end) {
            return end.count() == 0 ? "the end" : end.count() + " before the end";
        }
        return position instanceof Position.AtTime time
                ? Instant.ofEpochMilli(time.epochMillis()).toString()
                : Durations.words(((Position.Ago) position).age()) + " ago";
    }
}
