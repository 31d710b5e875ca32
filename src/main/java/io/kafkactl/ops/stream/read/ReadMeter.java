package io.kafkactl.ops.stream.read;

import java.util.concurrent.atomic.LongAdder;

/** How far the readers of one piece of work are, in offsets; they count once a poll, and anybody may look. */
public final class ReadMeter {
    private final LongAdder passed = new LongAdder();
    private final LongAdder total = new LongAdder();

    /** There is so much more to read. */
    public void expect(long offsets) {
        total.add(offsets);
    }

    void passed(long offsets) {
        passed.add(offsets);
    }

    public long passed() {
        return passed.sum();
    }

    /** What was known of so far: one pass over a topic may show that another is needed. */
    public long total() {
        return total.sum();
    }
}
