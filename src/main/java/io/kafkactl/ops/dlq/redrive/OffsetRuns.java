package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.journal.OffsetSet;
import java.util.function.IntFunction;

/** Adds offsets to the sets of their partitions, those that follow one another at once: most do. */
final class OffsetRuns {
    private final IntFunction<OffsetSet> sets;
    private int partition = -1;
    private long first;
    private long last;

    /** @param sets gives the set of a partition */
    OffsetRuns(IntFunction<OffsetSet> sets) {
        this.sets = sets;
    }

    void add(int ofPartition, long offset) {
        add(ofPartition, offset, offset);
    }

    /** Both bounds inclusive. */
    void add(int ofPartition, long from, long to) {
        if (partition == ofPartition && from == last + 1) {
            last = to;
            return;
        }
        flush();
        partition = ofPartition;
        first = from;
        last = to;
    }

    /** The sets lack what was added last until then. */
    void flush() {
        if (partition >= 0) {
            sets.apply(partition).add(first, last);
            partition = -1;
        }
    }
}
