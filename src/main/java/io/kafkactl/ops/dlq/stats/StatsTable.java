package io.kafkactl.ops.dlq.stats;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Groups and their counts in bounded memory: when there are too many groups, the smaller half is folded into one.
 *
 * <p>A group that was folded and comes again is counted from then on, so that its count may be too low, never too high.
 */
final class StatsTable {
    static final int MOST_GROUPS = 20_000;

    private final int mostGroups;
    private final boolean withHistogram;
    private final Map<Object, Tally> tallies = new HashMap<>();
    private long folded;

    StatsTable(boolean withHistogram) {
        this(withHistogram, MOST_GROUPS);
    }

    StatsTable(boolean withHistogram, int mostGroups) {
        this.withHistogram = withHistogram;
        this.mostGroups = mostGroups;
    }

    Tally of(Object group) {
        Tally known = tallies.get(group);
        if (known != null) {
            return known;
        }
        if (tallies.size() >= mostGroups) {
            fold();
        }
        Tally created = new Tally(withHistogram);
        tallies.put(group, created);
        return created;
    }

    private void fold() {
        List<Long> counts = tallies.values().stream().map(Tally::count).sorted().toList();
        long median = counts.get(counts.size() / 2);
        int surplus = counts.size() / 2;
        Iterator<Tally> all = tallies.values().iterator();
        while (all.hasNext() && surplus > 0) {
            Tally tally = all.next();
            if (tally.count() <= median) {
                folded += tally.count();
                surplus--;
                all.remove();
            }
        }
    }

    void merge(StatsTable other) {
        other.tallies.forEach((group, tally) -> of(group).merge(tally));
        folded += other.folded;
    }

    /** Records of groups that are not kept apart any more. */
    long folded() {
        return folded;
    }

    /** The largest group first. */
    List<Map.Entry<Object, Tally>> largestFirst() {
        return tallies.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Object, Tally> entry) ->
                                -entry.getValue().count())
                        .thenComparing(entry -> entry.getKey().toString()))
                .toList();
    }
}
