package io.kafkactl.record;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Counts the records that are not all right, in any thread, and tells about the first few as they come. */
public final class RecordFailures {
    private static final int TOLD = 5;

    private final AtomicLong count = new AtomicLong();
    private final Consumer<String> listener;

    public RecordFailures(Consumer<String> listener) {
        this.listener = listener;
    }

    /** One more, with a reason that reads on after the record's coordinates. */
    public void add(KafkaRecord record, String reason) {
        long number = count.incrementAndGet();
        if (number <= TOLD) {
            listener.accept(describe(record, reason) + (number == TOLD ? "; more of them are only counted" : ""));
        }
    }

    static String describe(KafkaRecord record, String reason) {
        return "record " + record.partition() + ":" + record.offset() + " of topic '" + record.topic() + "': " + reason;
    }

    public long count() {
        return count.get();
    }
}
