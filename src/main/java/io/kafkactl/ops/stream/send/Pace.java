package io.kafkactl.ops.stream.send;

import io.kafkactl.error.KafkactlException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Spaces records evenly in time; what was missed in a delay is not made up for with a burst. */
final class Pace {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long GLANCE_MILLIS = 200;

    /** Waits; true when the user asked to stop. */
    @FunctionalInterface
    interface Sleep {
        boolean sleep(long millis) throws InterruptedException;
    }

    private final double interval;
    private final Sleep sleep;
    private final LongSupplier nanoTime;
    private double next;
    private boolean begun;

    Pace(double perSecond, Sleep sleep, LongSupplier nanoTime) {
        this.interval = NANOS_PER_SECOND / perSecond;
        this.sleep = sleep;
        this.nanoTime = nanoTime;
    }

    /** Returns when the next record may go, or when the user asked to stop, or when {@code given up}. */
    void await(BooleanSupplier givenUp) {
        if (!begun) {
            begun = true;
            next = nanoTime.getAsLong();
        }
        try {
            double ahead = next - nanoTime.getAsLong();
            // Less than a millisecond ahead is not worth a sleep: it evens out over the records.
            while (ahead >= NANOS_PER_MILLI && !givenUp.getAsBoolean()) {
                if (sleep.sleep(Math.min(GLANCE_MILLIS, (long) Math.ceil(ahead / NANOS_PER_MILLI)))) {
                    return;
                }
                ahead = next - nanoTime.getAsLong();
            }
            // A sleep that took too long by a few milliseconds is made up for, a stall is not.
            double late = Math.max(0, -ahead);
            next += late > Math.max(interval, 50.0 * NANOS_PER_MILLI) ? late + interval : interval;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkactlException.failure("INTERRUPTED", "interrupted while keeping the pace", e);
        }
    }
}
