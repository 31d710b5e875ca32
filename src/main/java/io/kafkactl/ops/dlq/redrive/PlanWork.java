package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out a plan once the way is free: the canary first where one is asked for, partitions in parallel. */
final class PlanWork {
    private final RunScope scope;

    PlanWork(RunScope scope) {
        this.scope = scope;
    }

    WorkEnd run(RedrivePlan plan, @Nullable Canary canary) throws InterruptedException {
        if (canary == null) {
            return run(plan);
        }
        WorkEnd first = run(canary.first());
        if (first.failure() != null || scope.stop().isCancelled()) {
            return first;
        }
        KafkactlException bad = canary.verdict(first.changed());
        if (bad != null || scope.stop().isCancelled()) {
            return new WorkEnd(first.changed(), bad);
        }
        WorkEnd rest = run(canary.rest());
        return new WorkEnd(first.changed() + rest.changed(), rest.failure());
    }

    private WorkEnd run(RedrivePlan plan) throws InterruptedException {
        long changed = 0;
        try (PartitionTakeover takeover = new PartitionTakeover(scope)) {
            JournalState settled = takeover.take(plan.partitions());
            changed = changedSince(plan, settled);
            if (changed > 0) {
                scope.listener().notice(changed + " of the planned records were settled by another run meanwhile");
            }
            SentElsewhere elsewhere = scope.elsewhere();
            if (elsewhere == null) {
                workPartitions(plan, takeover.producers(), settled);
            } else {
                workElsewhere(elsewhere, plan, takeover.producers(), settled);
            }
            return new WorkEnd(changed, null);
        } catch (KafkactlException e) {
            return new WorkEnd(changed, e);
        }
    }

    private void workElsewhere(
            SentElsewhere elsewhere, RedrivePlan plan, Map<Integer, PartitionProducer> producers, JournalState settled)
            throws InterruptedException {
        elsewhere.begin(plan, settled, scope.clock().instant());
        try {
            workPartitions(plan, producers, settled);
        } finally {
            elsewhere.end();
        }
    }

    private static long changedSince(RedrivePlan plan, JournalState settled) {
        long changed = 0;
        for (Map<Integer, OffsetSet> planned : List.of(plan.selected(), plan.duplicates())) {
            for (Map.Entry<Integer, OffsetSet> entry : planned.entrySet()) {
                changed += entry.getValue().countCommon(settled.settled(entry.getKey()));
            }
        }
        return changed;
    }

    /** Throws the first failure; the other workers then stop after the transaction they are in. */
    private void workPartitions(RedrivePlan plan, Map<Integer, PartitionProducer> producers, JournalState settled)
            throws InterruptedException {
        BrokerTasks working = new BrokerTasks("redrive", scope.connection().settings());
        try (ReaderPool readers = new ReaderPool(scope)) {
            producers.forEach((partition, producer) -> {
                PartitionProgress progress = new PartitionProgress(scope, partition, settled.settled(partition));
                PartitionRedrive worker = PartitionRedrive.of(scope, plan, readers, producer, progress);
                working.add(() -> run(worker, producer));
            });
            working.run(scope.workers());
        }
    }

    private void run(PartitionRedrive worker, PartitionProducer producer) {
        try {
            worker.run();
        } catch (RuntimeException e) {
            scope.stop().cancel();
            throw e;
        } finally {
            // What a producer buffers is kept until it is closed: too much for a topic of many partitions.
            producer.close();
        }
    }
}
