package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.ops.dlq.redrive.RedriveListener;
import io.kafkactl.output.Progress;

/** Shows how a redrive proceeds, on a terminal's stderr only. */
final class RedriveProgress implements RedriveListener, AutoCloseable {
    private final Invocation invocation;
    private final Progress progress;

    RedriveProgress(Invocation invocation, long selected) {
        this.invocation = invocation;
        this.progress = invocation.showsProgress()
                ? Progress.bar("redrive", selected, invocation.context().err())
                : Progress.none();
    }

    @Override
    public void notice(String text) {
        invocation.note(text);
    }

    @Override
    public void progress(long sent, long selected) {
        progress.to(sent);
    }

    @Override
    public void close() {
        progress.close();
    }
}
