package io.kafkactl.output;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One line on a terminal that tells how far a piece of work is, once that takes longer than a second; it is gone when the
 * work is done.
 *
 * <p>The work counts and waits for nothing: the line looks at it from a thread of its own, four times a second.
 */
public final class Progress implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int UPDATE_MILLIS = 250;
    private static final int USUAL_WIDTH = 80;
    /** Also what the terminal itself wrote behind the line, such as ^C. */
    private static final String CLEAR_REST = "\u001b[K";

    /** Something that takes its time. */
    @FunctionalInterface
    public interface Task<T, E extends Exception> {
        T run() throws E;
    }

    private final @Nullable PrintWriter err;
    private final CountDownLatch over = new CountDownLatch(1);
    private String shown = "";
    private @Nullable ProgressBar bar;

    private Progress(@Nullable PrintWriter err) {
        this.err = err;
    }

    /** Shows nothing. */
    public static Progress none() {
        return new Progress(null);
    }

    /**
     * Only for a stderr that is a terminal.
     *
     * @param columns how wide that is, 0 when nobody knows; asked once, when there is something to show
     */
    public static Progress of(Work work, PrintWriter err, IntSupplier columns) {
        Progress progress = new Progress(err);
        ProgressLine line = new ProgressLine(work, work.done().getAsLong());
        Thread waiting = new Thread(() -> progress.showLate(line, columns), "progress");
        waiting.setDaemon(true);
        waiting.start();
        return progress;
    }

    private void showLate(ProgressLine line, IntSupplier columns) {
        try {
            if (over.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        int known = columns.getAsInt();
        // The last column stays free: what is written there makes some terminals begin another line.
        int width = (known > 0 ? known : USUAL_WIDTH) - 1;
        synchronized (this) {
            if (over.getCount() > 0) {
                bar = new ProgressBarBuilder()
                        .setRenderer(line)
                        .setConsumer(new DelegatingProgressBarConsumer(this::draw, width))
                        .setUpdateIntervalMillis(UPDATE_MILLIS)
                        .continuousUpdate()
                        .startsFrom(0, Duration.ofMillis(PATIENCE_MILLIS))
                        .build();
            }
        }
    }

    private synchronized void draw(String line) {
        if (err != null && over.getCount() > 0) {
            err.print("\r" + line + CLEAR_REST);
            err.flush();
            shown = line;
        }
    }

    /** Prints lines on the same terminal, above this one. */
    public synchronized void aside(Runnable print) {
        String line = shown;
        erase();
        print.run();
        if (!line.isEmpty()) {
            draw(line);
        }
    }

    private synchronized void erase() {
        if (err != null && !shown.isEmpty()) {
            err.print("\r" + CLEAR_REST);
            err.flush();
            shown = "";
        }
    }

    /** Is shown while something is done. */
    public <T, E extends Exception> T during(Task<T, E> task) throws E {
        try {
            return task.run();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        over.countDown();
        erase();
        ProgressBar drawn;
        synchronized (this) {
            drawn = bar;
            bar = null;
        }
        if (drawn != null) {
            // Not while holding the lock: it waits for a last drawing.
            drawn.close();
        }
    }
}
