package io.kafkactl.ops.group.lag;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.group.GroupType;
import io.kafkactl.ops.group.lag.LagOptions.TimeLag;
import io.kafkactl.ops.group.lag.UnreadRecords.Backlog;
import io.kafkactl.ops.group.lag.UnreadRecords.Seen;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Finds how old the next unread record of each partition is, and counts the unread records where they are few. */
final class AgeMeter {
    private static final long SKEW_MILLIS = 2_000;

    private final Connection connection;
    private final LagOptions options;
    private final Clock clock;
    private final UnreadRecords records;
    private final Map<String, TopicPolicy> policies;
    private final List<String> warnings;

    AgeMeter(
            Connection connection,
            LagOptions options,
            Clock clock,
            Cancellation cancellation,
            Map<String, TopicPolicy> policies,
            List<String> warnings) {
        this.connection = connection;
        this.options = options;
        this.clock = clock;
        this.records = new UnreadRecords(connection, options.isolation(), cancellation);
        this.policies = policies;
        this.warnings = warnings;
    }

    /** The rows with ages, and with true counts where they were counted. */
    List<PartitionLag> measure(List<PartitionLag> rows) {
        List<PartitionLag> behind = rows.stream()
                .filter(row -> row.isBehind() && row.position() != null)
                .toList();
        TimeLag time = options.time();
        if (time == TimeLag.AUTO && behind.size() > LagReader.AUTO_READ_PARTITIONS) {
            warnings.add("age not measured: " + Counted.of(behind.size(), "partition is", "partitions are")
                    + " behind; --time read measures it");
            time = TimeLag.OFF;
        }
        if (behind.isEmpty() || time == TimeLag.OFF) {
            return rows;
        }
        Map<PartitionLag, PartitionLag> measured = new HashMap<>();
        Set<PartitionLag> search = new HashSet<>();
        if (time == TimeLag.SEARCH) {
            search.addAll(behind);
        } else {
            measured.putAll(read(behind));
            behind.stream()
                    .filter(row -> records.forbidden().contains(row.topic()))
                    .forEach(search::add);
        }
        if (!records.forbidden().isEmpty() && time == TimeLag.READ) {
            warnings.add("age unknown where READ is not allowed: "
                    + String.join(", ", records.forbidden().stream().sorted().toList()));
        } else {
            measured.putAll(search(search));
        }
        return rows.stream().map(row -> measured.getOrDefault(row, row)).toList();
    }

    private Map<PartitionLag, PartitionLag> read(List<PartitionLag> rows) {
        Map<Backlog, PartitionLag> wanted = new HashMap<>();
        rows.forEach(row -> wanted.put(backlog(row), row));
        Map<PartitionLag, PartitionLag> measured = new HashMap<>();
        long now = clock.millis();
        boolean skewed = false;
        Map<Backlog, Seen> seen = records.read(new ArrayList<>(wanted.keySet()));
        for (Map.Entry<Backlog, PartitionLag> entry : wanted.entrySet()) {
            Seen found = seen.get(entry.getKey());
            if (found != null) {
                measured.put(entry.getValue(), apply(entry.getKey(), entry.getValue(), found, now));
                skewed |= found.timestamp() != null && found.timestamp() > now + SKEW_MILLIS;
            }
        }
        if (skewed) {
            warnings.add("some unread records have timestamps in the future: a clock is wrong, and their age is 0");
        }
        return measured;
    }

    private Backlog backlog(PartitionLag row) {
        long from = row.position() == null ? 0 : row.position();
        Long end =
                options.isolation() == LagOptions.Isolation.READ_COMMITTED ? row.lastStableOffset() : row.endOffset();
        long to = end == null ? from : end;
        boolean few = to - from <= UnreadRecords.COUNTED || policy(row).compacts();
        return new Backlog(row.group(), row.topicPartition(), from, to, few && row.type() != GroupType.SHARE);
    }

    private PartitionLag apply(Backlog backlog, PartitionLag row, Seen seen, long now) {
        PartitionLag counted = row;
        if (backlog.count() && seen.complete()) {
            counted = row.withLag(seen.records(), false);
        } else if (row.type() != GroupType.SHARE && seen.gaps()) {
            counted = row.withLag(row.lag(), true);
        }
        if (seen.timestamp() != null) {
            return counted.withAge(Math.max(0, now - seen.timestamp()), false);
        }
        return seen.complete() ? counted.withAge(0L, false) : counted;
    }

    /** Groups that share a partition are searched one after the other. */
    private Map<PartitionLag, PartitionLag> search(Set<PartitionLag> rows) {
        Map<PartitionLag, PartitionLag> measured = new HashMap<>();
        Set<PartitionLag> left = new HashSet<>(rows);
        long now = clock.millis();
        while (!left.isEmpty()) {
            Map<TopicPartition, PartitionLag> turn = new HashMap<>();
            left.removeIf(row -> turn.putIfAbsent(row.topicPartition(), row) == null);
            Map<TopicPartition, Long> offsets = new HashMap<>();
            turn.forEach((partition, row) -> offsets.put(partition, row.position() == null ? 0 : row.position()));
            new AgeSearch(connection.cluster(), now).timestamps(offsets).forEach((partition, timestamp) -> {
                PartitionLag row = turn.get(partition);
                if (row != null) {
                    measured.put(row, row.withAge(Math.max(0, now - timestamp), true));
                }
            });
        }
        return measured;
    }

    private TopicPolicy policy(PartitionLag row) {
        return policies.getOrDefault(row.topic(), TopicPolicy.UNKNOWN);
    }
}
