package io.kafkactl.ops.dlq.stats;

import java.util.Map;
import java.util.TreeMap;

/** Counts by time in steps that start at a minute and double whenever there would be too many. */
public final class TimeHistogram {
    private static final int MOST_STEPS = 120;
    private static final long MINUTE = 60_000;

    private long stepMillis = MINUTE;
    private TreeMap<Long, Long> counts = new TreeMap<>();

    void add(long epochMillis, long count) {
        counts.merge(epochMillis / stepMillis, count, Long::sum);
        coarsen();
    }

    private void coarsen() {
        while (!counts.isEmpty() && counts.lastKey() - counts.firstKey() >= MOST_STEPS) {
            coarsenTo(stepMillis * 2);
        }
    }

    void merge(TimeHistogram other) {
        coarsenTo(Math.max(stepMillis, other.stepMillis));
        other.counts.forEach((step, count) -> add(step * other.stepMillis, count));
    }

    /** To steps of that length, which is a minute times a power of two. */
    void coarsenTo(long millis) {
        if (millis > stepMillis) {
            TreeMap<Long, Long> coarser = new TreeMap<>();
            long times = millis / stepMillis;
            counts.forEach((step, count) -> coarser.merge(step / times, count, Long::sum));
            counts = coarser;
            stepMillis = millis;
        }
    }

    long stepMillis() {
        return stepMillis;
    }

    /** Counts by the beginning of each step in epoch milliseconds; steps without any are left out. */
    Map<Long, Long> counts() {
        Map<Long, Long> byTime = new TreeMap<>();
        counts.forEach((step, count) -> byTime.put(step * stepMillis, count));
        return byTime;
    }
}
