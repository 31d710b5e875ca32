package io.kafkactl.sandbox;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Waits for a condition, for so long and no longer, and not at all once the user wants to stop. */
final class Deadline {
    private static final long POLL_MILLIS = 25;

    private final Cancellation cancellation;
    private final long end;

    Deadline(Duration length, Cancellation cancellation) {
        this.cancellation = cancellation;
        this.end = System.nanoTime() + length.toNanos();
    }

    /** False when the time is over and the condition still does not hold. */
    boolean await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            try {
                if (cancellation.sleep(POLL_MILLIS)) {
                    throw interrupted(null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw interrupted(e);
            }
        }
        return true;
    }

    private static KafkactlException interrupted(@Nullable Throwable cause) {
        return KafkactlException.interrupted("interrupted", cause);
    }
}
