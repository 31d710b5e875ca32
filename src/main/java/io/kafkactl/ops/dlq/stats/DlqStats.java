package io.kafkactl.ops.dlq.stats;

import io.kafkactl.ops.dlq.inspect.DlqScan;
import io.kafkactl.ops.dlq.select.Fingerprint;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.record.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Groups the dead letters of a topic in one pass. */
public final class DlqStats {
    /**
     * What was found.
     *
     * @param groups the largest first, hours in their order
     * @param counted all that were selected
     * @param folded records of small groups that are counted together, because there were too many groups
     * @param step the length of the steps of time, zero when they were not asked for
     * @param took how long the pass took
     */
    public record Report(List<DlqGroup> groups, long counted, long folded, Duration step, Duration took) {}

    private final DlqScan scan;

    public DlqStats(DlqScan scan) {
        this.scan = scan;
    }

    /**
     * Reads the topic.
     *
     * @param settledToo also what runs have settled
     * @param byTime also counts in steps of time
     */
    public Report count(Selection selection, boolean settledToo, StatsBy by, boolean byTime) {
        long started = System.nanoTime();
        ConcurrentLinkedQueue<StatsTable> tables = new ConcurrentLinkedQueue<>();
        scan.run(selection, settledToo, () -> {
            StatsTable table = new StatsTable(byTime);
            tables.add(table);
            return (record, letter, settled) ->
                    table.of(by.of(record, letter, scan.dlq())).add(record, letter);
        });
        StatsTable all = new StatsTable(byTime);
        tables.forEach(all::merge);
        return report(all, by, Duration.ofNanos(System.nanoTime() - started));
    }

    private static Report report(StatsTable all, StatsBy by, Duration took) {
        List<Map.Entry<Object, Tally>> entries = all.largestFirst();
        long step = entries.stream()
                .map(entry -> entry.getValue().histogram())
                .mapToLong(histogram -> histogram == null ? 0 : histogram.stepMillis())
                .max()
                .orElse(0);
        List<DlqGroup> groups = new ArrayList<>();
        entries.forEach(entry -> groups.add(group(entry.getKey(), entry.getValue(), step)));
        if (by == StatsBy.HOUR) {
            groups.sort(Comparator.comparing(group -> group.value() == null ? "" : group.value()));
        }
        long counted = groups.stream().mapToLong(DlqGroup::count).sum() + all.folded();
        return new Report(List.copyOf(groups), counted, all.folded(), Duration.ofMillis(step), took);
    }

    private static DlqGroup group(Object key, Tally tally, long step) {
        Fingerprint fingerprint = key instanceof Fingerprint parts ? parts : null;
        return new DlqGroup(
                fingerprint != null ? fingerprint.id() : text(key),
                fingerprint,
                tally.count(),
                instant(tally.first()),
                instant(tally.last()),
                tally.mostAttempts(),
                tally.sample(),
                tally.sampleMessage(),
                byTime(tally.histogram(), step));
    }

    private static @Nullable String text(Object key) {
        if (key instanceof Bytes bytes) {
            return bytes.isUtf8() ? bytes.text() : bytes.toString();
        }
        String text = key.toString();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static Map<Instant, Long> byTime(@Nullable TimeHistogram histogram, long step) {
        Map<Instant, Long> counts = new TreeMap<>();
        if (histogram != null) {
            histogram.coarsenTo(step);
            histogram.counts().forEach((at, count) -> counts.put(Instant.ofEpochMilli(at), count));
        }
        return counts;
    }
}
