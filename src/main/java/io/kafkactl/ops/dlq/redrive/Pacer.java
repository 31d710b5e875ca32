package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.error.Cancellation;
import org.jspecify.annotations.Nullable;

/** Spaces the transactions of all workers, so that together they keep a rate. Waits only between transactions. */
final class Pacer {
    private final double perSecond;
    private long nextNanos = System.nanoTime();

    Pacer(@Nullable Double perSecond) {
        this.perSecond = perSecond == null ? 0 : perSecond;
    }

    /** Waits for the turn of so many records; false when the run is to stop. */
    boolean await(int records, Cancellation stop) throws InterruptedException {
        if (perSecond == 0) {
            return true;
        }
        long wait = reserve(records) - System.nanoTime();
        return wait <= 0 ? !stop.isCancelled() : !stop.sleep((wait + 999_999) / 1_000_000);
    }

    private synchronized long reserve(int records) {
        long turn = Math.max(nextNanos, System.nanoTime());
        nextNanos = turn + (long) (records / perSecond * 1_000_000_000L);
        return turn;
    }
}
