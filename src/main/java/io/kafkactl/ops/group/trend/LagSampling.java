package io.kafkactl.ops.group.trend;

import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.group.lag.LagReport;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes samples at an even pace, however long one takes. */
public final class LagSampling {
    private final Supplier<LagReport> reader;
    private final Cancellation cancellation;

    public LagSampling(Supplier<LagReport> reader, Cancellation cancellation) {
        this.reader = reader;
        this.cancellation = cancellation;
    }

    /**
     * Returns when {@code more} says so, the time is over or the user asked to stop.
     *
     * @param within null for as long as it takes
     * @param more takes each sample; false ends
     */
    public void every(Duration pace, @Nullable Duration within, Predicate<LagReport> more) throws InterruptedException {
        long start = System.nanoTime();
        long end = within == null ? Long.MAX_VALUE : within.toNanos();
        for (long n = 1; !cancellation.isCancelled() && more.test(reader.get()); n++) {
            long next = n * pace.toNanos();
            if (next > end) {
                return;
            }
            long left = next - (System.nanoTime() - start);
            if (left > 0 && cancellation.sleep(left / 1_000_000)) {
                return;
            }
        }
    }
}
