package io.kafkactl.output;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on a terminal, or nothing. */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 79;
    private static final int UPDATE_MILLIS = 250;
    private static final long MIB = 1L << 20;

    private final @Nullable ProgressBar bar;
    private final @Nullable PrintWriter err;

    private Progress(@Nullable ProgressBar bar, @Nullable PrintWriter err) {
        this.bar = bar;
        this.err = err;
    }

    public static Progress none() {
        return new Progress(null, null);
    }

    /** Only for a stderr that is a terminal. */
    public static Progress bar(String task, long total, PrintWriter err) {
        return new Progress(builder(task, total, err).build(), err);
    }

    /** The same for bytes, shown in MiB. */
    public static Progress ofBytes(String task, long total, PrintWriter err) {
        return new Progress(builder(task, total, err).setUnit(" MiB", MIB).build(), err);
    }

    private static ProgressBarBuilder builder(String task, long total, PrintWriter err) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new DelegatingProgressBarConsumer(
                        line -> {
                            err.print("\r" + line);
                            err.flush();
                        },
                        WIDTH));
    }

    public void to(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null && err != null) {
            bar.close();
            err.println();
            err.flush();
        }
    }
}
