package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.ops.topic.change.MoveListener;
import io.kafkactl.output.Progress;
import io.kafkactl.output.Work;
import org.jspecify.annotations.Nullable;

/** Shows how far copies are on their way, on a terminal's stderr only. */
final class MoveProgress implements MoveListener, AutoCloseable {
    private final Invocation invocation;
    private volatile long copied;
    private volatile long total;
    private @Nullable Progress shown;

    MoveProgress(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void progress(long bytes, long ofAll) {
        copied = bytes;
        total = ofAll;
        if (shown == null) {
            shown = invocation.progress(Work.ofBytes("copy", () -> copied, () -> total));
        }
    }

    @Override
    public void close() {
        if (shown != null) {
            shown.close();
        }
    }
}
