package io.kafkactl.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what a test expects to happen, and fails when it does not. */
public final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    private Await() {}

    /** {@code what} completes the sentence "waited 60 s in vain until …". */
    public static void until(String what, BooleanSupplier condition) {
        until(what, LONGEST, condition);
    }

    public static void until(String what, Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                throw new AssertionError("waited " + longest.toSeconds() + " s in vain until " + what);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
