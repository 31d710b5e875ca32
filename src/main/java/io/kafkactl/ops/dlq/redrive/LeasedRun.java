package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.LeaseKeeper;
import io.kafkactl.ops.dlq.journal.RunEnd;
import io.kafkactl.ops.dlq.journal.StopListener;
import io.kafkactl.ops.dlq.journal.StopRequest;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Work that others know of: under leases, with an ear for whoever asks the run to stop, and with a last word. */
final class LeasedRun {
    private static final String STOPPED = "RUN_STOPPED";

    private final RunScope scope;
    private final LeaseGate gate;
    private final Cancellation interruption;
    private final AtomicReference<StopRequest> asked = new AtomicReference<>();

    /** @param interruption cancelled by the user's signal alone */
    LeasedRun(RunScope scope, LeaseGate gate, Cancellation interruption) {
        this.scope = scope;
        this.gate = gate;
        this.interruption = interruption;
    }

    /** Exit 8 when another run took the partitions in the same moment. */
    WorkEnd run(RedrivePlan plan, @Nullable Canary canary) throws InterruptedException {
        RedriveRequest request = plan.request();
        Uuid topicId = request.dlq().topicId();
        Set<Integer> partitions = plan.partitions();
        try (StopListener stops =
                        new StopListener(scope.connection(), scope.journalPartition(), request.run(), this::stop);
                LeaseKeeper lease = new LeaseKeeper(
                        scope.connection(),
                        scope.journalPartition(),
                        topicId,
                        partitions,
                        request.run(),
                        request.rules().operator(),
                        scope.clock())) {
            stops.start();
            lease.start();
            if (!request.rules().takeOver()) {
                requireFirst(lease, topicId, partitions, request.run());
            }
            WorkEnd work = new PlanWork(scope).run(plan, canary);
            if (work.isTakenOver()) {
                lease.leaveToOthers();
            }
            WorkEnd ended = work.failure() == null && scope.notReached(work.changed()) > 0 ? stopped(work) : work;
            lease.ended(how(ended));
            return ended;
        }
    }

    private void requireFirst(LeaseKeeper lease, Uuid topicId, Set<Integer> partitions, String run) {
        try {
            gate.requireFirst(topicId, partitions, run);
        } catch (KafkactlException e) {
            lease.leaveToOthers();
            throw e;
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
