package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.ops.provision.apply.ApplyListener;
import io.kafkactl.output.Progress;
import io.kafkactl.output.Work;

/** Shows how far a plan is, on a terminal's stderr only: its topics, or the copies while some are on the move. */
final class ApplyProgress implements ApplyListener, AutoCloseable {
    private final Invocation invocation;
    private volatile long done;
    private volatile long total;
    private Progress shown = Progress.none();
    private boolean started;
    private boolean copying;
    private MoveProgress moves;

    ApplyProgress(Invocation invocation) {
        this.invocation = invocation;
        this.moves = new MoveProgress(invocation);
    }

    @Override
    public synchronized void topics(int finished, int ofAll) {
        done = finished;
        total = ofAll;
        if (!started && !copying) {
            started = true;
            shown = invocation.progress(Work.of("apply", "topics", () -> done, () -> total));
        }
    }

    @Override
    public synchronized void progress(long copied, long ofAll) {
        if (copied < ofAll) {
            copying = true;
            started = false;
            shown.close();
            moves.progress(copied, ofAll);
        } else if (copying) {
            copying = false;
            moves.close();
            moves = new MoveProgress(invocation);
        }
    }

    @Override
    public synchronized void close() {
        shown.close();
        moves.close();
    }
}
