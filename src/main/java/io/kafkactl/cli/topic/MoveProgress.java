package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.ops.topic.change.MoveListener;
import io.kafkactl.output.Progress;
import org.jspecify.annotations.Nullable;

/** Shows how far copies are on their way, on a terminal's stderr only. */
final class MoveProgress implements MoveListener, AutoCloseable {
    private final Invocation invocation;
    private @Nullable Progress progress;

    MoveProgress(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void progress(long copied, long total) {
        Progress shown = progress;
        if (shown == null) {
            shown = invocation.showsProgress()
                    ? Progress.ofBytes("copy", total, invocation.context().err())
                    : Progress.none();
            progress = shown;
        }
        shown.to(copied);
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
