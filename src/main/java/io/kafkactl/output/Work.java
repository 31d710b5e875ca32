package io.kafkactl.output;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a progress line tells of a piece of work; asked while the line is shown, from a thread of the line's own.
 *
 * @param task one word for it
 * @param unit what is counted, in the plural
 * @param total negative while it is not known
 * @param extra what more is worth knowing; empty for nothing
 */
public record Work(String task, String unit, LongSupplier done, LongSupplier total, Supplier<String> extra) {
    static final String BYTES = "bytes";
    static final String SECONDS = "seconds";

    public static Work of(String task, String unit, LongSupplier done, LongSupplier total) {
        return new Work(task, unit, done, total, () -> "");
    }

    /** Work that is counted in bytes, and shown in KiB or MiB where there are many. */
    public static Work ofBytes(String task, LongSupplier done, LongSupplier total) {
        return of(task, BYTES, done, total);
    }

    /** Nothing but a wait, which begins now. */
    public static Work ofTime(String task, Duration length) {
        long begin = System.nanoTime();
        return of(task, SECONDS, () -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin), length::toSeconds);
    }

    /** The same with more to say. */
    public Work saying(Supplier<String> more) {
        return new Work(task, unit, done, total, more);
    }
}
