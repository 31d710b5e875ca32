package io.kafkactl.ops.group.trend;

import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.ops.group.lag.PartitionLag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers samples of lag and tells how groups move. */
public final class LagHistory {
    private final Duration window;
    private final Duration stallAfter;
    private final Map<Key, PartitionHistory> partitions = new HashMap<>();
    private final Map<String, Deque<Total>> totals = new HashMap<>();

    private record Key(String group, String topic, int partition) {
        static Key of(PartitionLag row) {
            return new Key(row.group(), row.topic(), row.partition());
        }
    }

    private record Total(Instant at, @Nullable Long lag) {}

    /**
     * Empty.
     *
     * @param window how far back rates look
     * @param stallAfter a partition whose committed offset does not move for this long, with work to do, is stalled
     */
    public LagHistory(Duration window, Duration stallAfter) {
        this.window = window;
        this.stallAfter = stallAfter;
    }

    /** Takes a sample, and tells how each of its groups moves. */
    public List<GroupTrend> add(LagReport report) {
        return report.groups().stream().map(group -> add(report.at(), group)).toList();
    }

    private GroupTrend add(Instant at, GroupLag group) {
        List<PartitionTrend> trends = new ArrayList<>();
        for (PartitionLag row : group.partitions()) {
            PartitionHistory history =
                    partitions.computeIfAbsent(Key.of(row), key -> new PartitionHistory(window, stallAfter));
            history.add(at, row);
            trends.add(history.trend());
        }
        Deque<Total> sums = totals.computeIfAbsent(group.group(), name -> new ArrayDeque<>());
        sums.addLast(new Total(at, group.complete() ? group.lag() : null));
        while (sums.getFirst().at().isBefore(at.minus(window))) {
            sums.removeFirst();
        }
        List<@Nullable Long> lags = new ArrayList<>();
        sums.forEach(total -> lags.add(total.lag()));
        GroupLag judged =
                group.withPartitions(trends.stream().map(PartitionTrend::last).toList());
        return new GroupTrend(judged, trends, lags, HotPartition.among(trends).orElse(null));
    }
}
