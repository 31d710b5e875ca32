package io.kafkactl.error;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells work in flight that the user wants it to stop: finish what was sent, report, return. */
public final class Cancellation {
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public void cancel() {
        cancelled.countDown();
        listeners.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    /** Runs {@code action} on cancellation, from the signal's thread; at once when it already happened. */
    public Registration onCancel(Runnable action) {
        listeners.add(action);
        if (isCancelled()) {
            action.run();
        }
        return () -> listeners.remove(action);
    }

    /** Waits between two attempts; returns true as soon as the user asked to stop. */
    public boolean sleep(long millis) throws InterruptedException {
        return cancelled.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Ends the interest of a listener that is gone. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
