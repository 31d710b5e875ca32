package io.kafkactl.ops.dlq.journal;

import org.roaringbitmap.longlong.LongIterator;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** A set of offsets of one partition, written as {@code 10-57,60}. */
public final class OffsetSet {
    // Not Roaring64Bitmap: its addRange takes milliseconds for a single offset (1.3.0).
    private final Roaring64NavigableMap offsets = new Roaring64NavigableMap();

    /** Both bounds inclusive. */
    public void add(long first, long last) {
        offsets.addRange(first, last + 1);
    }

    /** Adds ranges as {@link #toString()} writes them; throws IllegalArgumentException for any other text. */
    public void addRanges(String ranges) {
        for (String range : ranges.split(",", -1)) {
            int dash = range.indexOf('-');
            long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
            long last = dash < 0 ? first : Long.parseLong(range.substring(dash + 1));
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("'" + range + "' is no range of offsets");
            }
            add(first, last);
        }
    }

    public boolean contains(long offset) {
        return offsets.contains(offset);
    }

    public boolean isEmpty() {
        return offsets.isEmpty();
    }

    public long size() {
        return offsets.getLongCardinality();
    }

    /** Undefined for an empty set. */
    public long last() {
        return offsets.getReverseLongIterator().next();
    }

    /** The lowest {@code count} of them. */
    public OffsetSet first(long count) {
        OffsetSet first = new OffsetSet();
        LongIterator members = offsets.getLongIterator();
        for (long left = count; left > 0 && members.hasNext(); left--) {
            long offset = members.next();
            first.add(offset, offset);
        }
        return first;
    }

    /** Those of both sets. */
    public OffsetSet with(OffsetSet other) {
        OffsetSet both = new OffsetSet();
        both.offsets.or(offsets);
        both.offsets.or(other.offsets);
        return both;
    }

    /** Those that are not in the other set. */
    public OffsetSet without(OffsetSet other) {
        OffsetSet rest = new OffsetSet();
        rest.offsets.or(offsets);
        rest.offsets.andNot(other.offsets);
        return rest;
    }

    /** How many offsets of the set lie in {@code from} inclusive to {@code to} exclusive. */
    public long count(long from, long to) {
        if (from >= to) {
            return 0;
        }
        return offsets.rankLong(to - 1) - (from == 0 ? 0 : offsets.rankLong(from - 1));
    }

    /** How many offsets both sets hold. */
    public long countCommon(OffsetSet other) {
        return size() - without(other).size();
    }

    /** The first offset at or after {@code from} that is not in the set. */
    public long firstAbsent(long from) {
        long step = 1;
        while (count(from, from + step) == step) {
            step *= 2;
        }
        // All of the offsets below low are in the set, and not all below high.
        long low = from + step / 2;
        long high = from + step;
        while (low + 1 < high) {
            long middle = low + (high - low) / 2;
            if (count(from, middle) == middle - from) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return step == 1 ? from : low;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        forEachRange((first, last) -> {
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (last > first) {
                text.append('-').append(last);
            }
        });
        return text.toString();
    }

    private void forEachRange(RangeConsumer consumer) {
        LongIterator members = offsets.getLongIterator();
        if (!members.hasNext()) {
            return;
        }
        long first = members.next();
        long last = first;
        while (members.hasNext()) {
            long offset = members.next();
            if (offset != last + 1) {
                consumer.accept(first, last);
                first = offset;
            }
            last = offset;
        }
        consumer.accept(first, last);
    }

    private interface RangeConsumer {
        void accept(long first, long last);
    }
}
