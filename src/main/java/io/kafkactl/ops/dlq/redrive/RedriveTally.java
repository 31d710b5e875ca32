package io.kafkactl.ops.dlq.redrive;

import java.util.ArrayList;
import java.util.Comparator;
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
        static final Comparator<Count> ORDER =
                Comparator.comparingInt((Count count) -> count.partition).thenComparingLong(count -> count.offset);

        private long records;
        private int partition = Integer.MAX_VALUE;
        private long offset;
        private @Nullable String detail;

        /** Whatever the order in which threads meet them, the first is that of the lowest partition and offset. */
        void add(int ofPartition, long ofOffset, @Nullable String ofDetail, long more) {
            records += more;
            if (ofPartition < partition || (ofPartition == partition && ofOffset < offset)) {
                partition = ofPartition;
                offset = ofOffset;
                detail = ofDetail;
            }
        }

        String sample() {
            return partition + ":" + offset;
        }
    }

    private final Map<Key, Count> counts = new LinkedHashMap<>();
    private long settled;

    void settled(Outcome outcome, String target, int partition, long offset) {
        settled(outcome, target, partition, offset, 1);
    }

    /** @param offset of the first of so many records */
    synchronized void settled(Outcome outcome, String target, int partition, long offset, int records) {
        settled += records;
        add(new Key(target, outcome, null), partition, offset, null, records);
    }

    synchronized void stays(PendingReason reason, String target, int partition, long offset, @Nullable String detail) {
        add(new Key(target, null, reason), partition, offset, detail, 1);
    }

    private void add(Key key, int partition, long offset, @Nullable String detail, long records) {
        counts.computeIfAbsent(key, k -> new Count()).add(partition, offset, detail, records);
    }

    /** Adds what another one counted of other records; it counts no more. */
    synchronized void add(RedriveTally other) {
        settled += other.settled;
        other.counts.forEach((key, count) -> add(key, count.partition, count.offset, count.detail, count.records));
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

    /** Settled ones first, then those that stay, each by its first dead letter. */
    synchronized List<RedriveGroup> groups() {
        List<RedriveGroup> settledGroups = new ArrayList<>();
        List<RedriveGroup> stay = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Count.ORDER))
                .forEach(entry -> {
                    Key key = entry.getKey();
                    Count count = entry.getValue();
                    (key.reason() == null ? settledGroups : stay)
                            .add(new RedriveGroup(
                                    key.target(),
                                    key.outcome(),
                                    key.reason(),
                                    count.records,
                                    count.sample(),
                                    count.detail));
                });
        settledGroups.addAll(stay);
        return settledGroups;
    }
}
