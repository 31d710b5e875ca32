package io.kafkactl.ops.dlq.redrive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts dead letters by fate, from several threads. */
final class RedriveTally {
    private record Key(
            String target,
            @Nullable Outcome outcome,
            @Nullable PendingReason reason) {}

    private static final class Count {
        private long records;
        private final String sample;
        private final @Nullable String detail;

        Count(String sample, @Nullable String detail) {
            this.sample = sample;
            this.detail = detail;
        }
    }

    private final Map<Key, Count> counts = new LinkedHashMap<>();
    private long settled;

    synchronized void settled(Outcome outcome, String target, int partition, long offset) {
        settled++;
        add(new Key(target, outcome, null), partition, offset, null);
    }

    synchronized void stays(PendingReason reason, String target, int partition, long offset, @Nullable String detail) {
        add(new Key(target, null, reason), partition, offset, detail);
    }

    private void add(Key key, int partition, long offset, @Nullable String detail) {
        counts.computeIfAbsent(key, k -> new Count(partition + ":" + offset, detail)).records++;
    }

    /** How many of {@code planned} records met no fate. */
    synchronized long notReached(long planned) {
        long handled =
                counts.values().stream().mapToLong(count -> count.records).sum();
        return Math.max(0, planned - handled);
    }

    synchronized long settledCount() {
        return settled;
    }

    /** Settled ones first, then those that stay, each in the order in which they were met. */
    synchronized List<RedriveGroup> groups() {
        List<RedriveGroup> settledGroups = new ArrayList<>();
        List<RedriveGroup> stay = new ArrayList<>();
        counts.forEach((key, count) -> (key.reason() == null ? settledGroups : stay)
                .add(new RedriveGroup(
                        key.target(), key.outcome(), key.reason(), count.records, count.sample, count.detail)));
        settledGroups.addAll(stay);
        return settledGroups;
    }
}
