package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.ops.provision.apply.ApplyListener;
import io.kafkactl.output.Progress;
import org.jspecify.annotations.Nullable;

/** Shows how far a plan is, on a terminal's stderr only. */
final class ApplyProgress implements ApplyListener, AutoCloseable {
    private final Invocation invocation;
    private final MoveProgress moves;
    private @Nullable Progress topics;

    ApplyProgress(Invocation invocation) {
        this.invocation = invocation;
        this.moves = new MoveProgress(invocation);
    }

    @Override
    public void topics(int done, int total) {
        Progress shown = topics;
        if (shown == null) {
            shown = invocation.showsProgress()
                    ? Progress.bar("topics", total, invocation.context().err())
                    : Progress.none();
            topics = shown;
        }
        shown.to(done);
    }

    @Override
    public void progress(long copied, long total) {
        moves.progress(copied, total);
    }

    @Override
    public void close() {
        if (topics != null) {
            topics.close();
        }
        moves.close();
    }
}
