package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.LeaseKeeper;
import io.kafkactl.ops.dlq.journal.RunEnd;
import io.kafkactl.ops.dlq.journal.StopListener;
import io.kafkactl.ops.dlq.journal.StopRequest;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The frame of work that others know of: leases, an ear for whoever asks the run to stop, and a last word. */
final class LeasedRun {
    private static final String STOPPED = "RUN_STOPPED";

    /** What is done under leases. */
    interface Work {
        WorkEnd under(LeaseKeeper lease) throws InterruptedException;
    }

    private final RunScope scope;
    private final Cancellation interruption;
    private final AtomicReference<StopRequest> asked = new AtomicReference<>();

    /** @param interruption cancelled by the user's signal alone */
    LeasedRun(RunScope scope, Cancellation interruption) {
        this.scope = scope;
        this.interruption = interruption;
    }

    /** @param partitions that {@code work} will take leases on at its start */
    WorkEnd run(Set<Integer> partitions, Work work) throws InterruptedException {
        RedriveRequest request = scope.request();
        try (StopListener stops =
                        new StopListener(scope.connection(), scope.journalPartition(), request.run(), this::stop);
                LeaseKeeper lease = new LeaseKeeper(
                        scope.connection(),
                        scope.journalPartition(),
                        request.dlq().topicId(),
                        partitions,
                        request.run(),
                        request.rules().operator(),
                        scope.clock())) {
            stops.start();
            WorkEnd done = work.under(lease);
            if (done.isTakenOver()) {
                lease.leaveToOthers();
            }
            WorkEnd ended = done.failure() == null && scope.notReached(done.changed()) > 0 ? stopped(done) : done;
            lease.ended(how(ended));
            return ended;
        }
    }

    private void stop(StopRequest request) {
        if (asked.getAndSet(request) == null) {
            scope.listener().notice("asked to stop by " + request.operator());
            scope.stop().cancel();
        }
    }

    private WorkEnd stopped(WorkEnd work) {
        StopRequest request = asked.get();
        return request == null
                ? work
                : new WorkEnd(
                        work.changed(),
                        KafkactlException.refused(
                                STOPPED,
                                "run " + request.run() + " was stopped by " + request.operator(),
                                "what it settled stands in the journal; running the same command again goes on"));
    }

    private RunEnd.How how(WorkEnd work) {
        KafkactlException failure = work.failure();
        if (failure != null) {
            return failure.error().equals(STOPPED) ? RunEnd.How.STOPPED : RunEnd.How.FAILED;
        }
        return interruption.isCancelled() ? RunEnd.How.INTERRUPTED : RunEnd.How.FINISHED;
    }
}
