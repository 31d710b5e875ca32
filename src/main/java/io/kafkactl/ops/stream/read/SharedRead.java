package io.kafkactl.ops.stream.read;

import io.kafkactl.error.Cancellation;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What the threads of one read share: how many records may still pass, the order to stop, the first failure. */
final class SharedRead implements AutoCloseable {
    private final Cancellation user;
    private final Cancellation halt = new Cancellation();
    private final Cancellation.Registration registration;
    private final AtomicLong permits;
    private final LongAdder scanned = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    SharedRead(long limit, Cancellation user) {
        this.permits = new AtomicLong(limit);
        this.user = user;
        this.registration = user.onCancel(halt::cancel);
        if (limit == 0) {
            halt.cancel();
        }
    }

    /** Cancelled when the threads are to stop, for whatever reason. */
    Cancellation halt() {
        return halt;
    }

    boolean isHalted() {
        return halt.isCancelled();
    }

    /** False when the limit is reached; the last permit stops all threads. */
    boolean takePermit() {
        long before = permits.getAndDecrement();
        if (before <= 1) {
            halt.cancel();
        }
        return before > 0;
    }

    void scanned(long records) {
        scanned.add(records);
    }

    long scanned() {
        return scanned.sum();
    }

    /** Offsets that the log no longer has. */
    void skipped(long offsets) {
        skipped.add(offsets);
    }

    long skipped() {
        return skipped.sum();
    }

    /** Stops all threads; only the first failure is kept, the others follow from it. */
    void fail(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        halt.cancel();
    }

    @Nullable
    Throwable failure() {
        return failure.get();
    }

    Delivery.Ending ending() {
        if (failure.get() != null) {
            return Delivery.Ending.FAILED;
        }
        return user.isCancelled() ? Delivery.Ending.CANCELLED : Delivery.Ending.DONE;
    }

    @Override
    public void close() {
        registration.close();
        halt.cancel();
    }
}
