package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.Lease;
import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.LeaseKeeper;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.journal.Participant;
import io.kafkactl.ops.dlq.journal.RunLog;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Works a plan together with other processes: a consumer group shares the dead-letter partitions out, and each process
 * stays until the whole plan is settled, so that it can take over what another leaves behind.
 */
final class JoinedWork {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LOOK_NANOS = Duration.ofSeconds(2).toNanos();
    /** Longer than a group takes to miss a member and to give its partitions to others. */
    private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();

    private final RunScope scope;
    private final LeaseGate gate;
    private final Joining joining;
    private final Others others;
    private JournalState known = new JournalState();
    private long movedAt = System.nanoTime();
    private long lookedAt = movedAt - LOOK_NANOS;

    JoinedWork(RunScope scope, LeaseGate gate) {
        this.scope = scope;
        this.gate = gate;
        this.joining = Objects.requireNonNull(scope.request().rules().joining(), "a run that joins");
        this.others = new Others(new RunLog(scope.connection(), scope.journal(), scope.stop()), gate, scope.request());
    }

    /** Returns when nothing of the plan is left for anybody, or the run is to stop. */
    WorkEnd run(RedrivePlan plan, LeaseKeeper lease) throws InterruptedException {
        RedrivePlan agreed = agreed(plan, lease);
        long forLater = Math.max(0, plan.selectedCount() - agreed.selectedCount());
        try (HeldPartitions held = new HeldPartitions(scope, agreed, lease, gate, others)) {
            KafkactlException failure = null;
            try (PartitionShare share = new PartitionShare(
                    scope.connection(), joining.group(), scope.request().dlq().name(), held)) {
                while (!scope.stop().isCancelled() && !isOver(agreed, held)) {
                    share.poll(POLL);
                }
                held.end();
            } catch (KafkactlException e) {
                failure = e;
            }
            long byOthers = byOthers(agreed, held);
            if (byOthers > 0) {
                scope.listener().notice(Counted.of(byOthers, "dead letter") + " settled by the others of the group");
            }
            if (scope.stop().isCancelled()) {
                // Nobody waits for another look at the journal now.
                scope.listener()
                        .notice("stopped: dead letters that others of the group have settled since may be counted as "
                                + "pending here; 'kafkactl dlq list' counts anew");
            }
            return new WorkEnd(forLater + byOthers, held.failure() != null ? held.failure() : failure);
        }
    }

    /** All work up to the ends that the first of them captured, so that each knows when there is nothing left. */
    private RedrivePlan agreed(RedrivePlan plan, LeaseKeeper lease) {
        Map<Integer, Long> ends = joining.ends();
        if (ends.isEmpty()) {
            Map<Integer, Long> captured = new HashMap<>();
            plan.ranges().forEach((partition, range) -> captured.put(partition, range.to()));
            ends = captured;
        }
        lease.join(joining.group(), ends);
        List<Participant> before = others.first();
        if (before.isEmpty() || before.get(0).ends().equals(ends)) {
            return plan;
        }
        Map<Integer, Long> theirs = before.get(0).ends();
        lease.join(joining.group(), theirs);
        scope.listener()
                .notice("run " + before.get(0).lease().run() + " began in the same moment: planning up to its ends");
        return new RedrivePlanner(scope.connection(), scope.clock(), scope.stop())
                .plan(plan.request().joining(joining.beside(before.size(), theirs)));
    }

    private boolean isOver(RedrivePlan plan, HeldPartitions held) {
        long now = System.nanoTime();
        if (!held.isIdle()) {
            movedAt = now;
            return false;
        }
        if (now - lookedAt < LOOK_NANOS) {
            return false;
        }
        lookedAt = now;
        // Asked first: what one of them has done before it said so is in the journal that is read then.
        Set<Integer> doneByOthers = new HashSet<>();
        others.alive().forEach(other -> doneByOthers.addAll(other.done()));
        known = scope.settled(Journal.Reading.ADVISORY);
        if (!known.isComplete()) {
            return false;
        }
        Set<Integer> open = new TreeSet<>(plan.partitions());
        open.removeAll(held.done());
        open.removeIf(partition -> plan.isSettledBy(partition, known));
        open.removeAll(doneByOthers);
        return open.isEmpty() || isHopeless(open);
    }

    /** True when nobody has worked these for so long that nobody will. */
    private boolean isHopeless(Set<Integer> open) {
        Map<Integer, Lease> leases =
                scope.journal().leases(scope.request().dlq().topicId());
        for (int partition : open) {
            Lease lease = leases.get(partition);
            if (lease != null && gate.isInForce(lease)) {
                movedAt = System.nanoTime();
            }
        }
        if (System.nanoTime() - movedAt < PATIENCE_NANOS) {
            return false;
        }
        scope.listener().notice("nobody works on partitions " + open + " any more");
        return true;
    }

    private long byOthers(RedrivePlan plan, HeldPartitions held) {
        long count = 0;
        for (int partition : plan.partitions()) {
            OffsetSet theirs = known.settled(partition).without(held.settled(partition));
            count += plan.planned(partition).countCommon(theirs);
        }
        return count;
    }
}
