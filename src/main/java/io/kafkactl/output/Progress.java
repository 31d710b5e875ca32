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
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new DelegatingProgressBarConsumer(
                        line -> {
                            err.print("\r" + line);
                            err.flush();
                        },
                        WIDTH))
                .build();
        return new Progress(bar, err);
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
