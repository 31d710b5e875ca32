package io.kafkactl.ops.dlq.redrive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts dead letters by fate, from several threads. */
final class RedriveTally {
    private record Key(String target, @Nullable PendingReason reason) {}

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

    synchronized void sent(String target, int partition, long offset) {
        add(new Key(target, null), partition, offset, null);
    }

    synchronized void stays(PendingReason reason, String target, int partition, long offset, @Nullable String detail) {
        add(new Key(target, reason), partition, offset, detail);
    }

    private void add(Key key, int partition, long offset, @Nullable String detail) {
        counts.computeIfAbsent(key, k -> new Count(partition + ":" + offset, detail)).records++;
    }

    synchronized long sentCount() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().reason() == null)
                .mapToLong(entry -> entry.getValue().records)
                .sum();
    }

    /** Sent ones first, then those that stay, each in the order in which they were met. */
    synchronized List<RedriveGroup> groups() {
        List<RedriveGroup> sent = new ArrayList<>();
        List<RedriveGroup> stay = new ArrayList<>();
        counts.forEach((key, count) -> (key.reason() == null ? sent : stay)
                .add(new RedriveGroup(key.target(), key.reason(), count.records, count.sample, count.detail)));
        sent.addAll(stay);
        return sent;
    }
}
