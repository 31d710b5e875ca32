package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.client.TopicLeaders;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.LeaseKeeper;
import io.kafkactl.ops.dlq.journal.RunLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: lease, fence, read the journal again, then work the partitions in parallel, each dead letter and
 * its journal entry in one transaction.
 */
public final class RedriveEngine {
    /** Enough to keep brokers busy with full transactions, each of which is held in memory. */
    private static final int WORKERS = 3;
    /** Partitions with little in them only wait for answers, so that more of them are worked at once. */
    private static final int LIGHT_WORKERS = 10;

    private static final int LIGHT_RECORDS = 5_000;
    /** Of heap for each byte in the transactions of all workers. */
    private static final int HEAP_PER_BATCHES = 20;

    private final Connection connection;
    private final Connection target;
    private final Clock clock;
    private final Cancellation cancellation;

    /** For targets beside the dead letters. */
    public RedriveEngine(Connection connection, Clock clock, Cancellation cancellation) {
        this(connection, connection, clock, cancellation);
    }

    /**
     * For targets that may be on another cluster.
     *
     * @param connection to the dead letters and the journal
     * @param target the same, or one to that cluster
     */
    public RedriveEngine(Connection connection, Connection target, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        this.target = target;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /** The journal of a connection's context, with the engine's transaction time-out. */
    public static Journal journal(Connection connection, Cancellation cancellation) {
        return new Journal(
                connection, connection.settings().dlq().journal(), PartitionProducer.TRANSACTION_TIMEOUT, cancellation);
    }

    /**
     * Exit 8 when another run is alive. Once work has begun, failures are in the report beside what was done before
     * them.
     */
    public RedriveReport run(RedrivePlan plan, RedriveListener listener) throws InterruptedException {
        long begin = System.nanoTime();
        RedriveTally tally = new RedriveTally();
        if (plan.selectedCount() == 0) {
            return report(plan, tally, new WorkEnd(0, null), begin);
        }
        Journal journal = journal(connection, cancellation);
        LeaseGate gate = new LeaseGate(journal, clock, cancellation);
        RunRules rules = plan.request().rules();
        Uuid topicId = plan.request().dlq().topicId();
        if (rules.journal()) {
            journal.prepare(plan.journalId());
        }
        if (!rules.takeOver() && (rules.journal() || plan.journalExists())) {
            gate.pass(topicId, plan.partitions(), rules.group(), listener::notice);
        }
        TopicLeaders leaders = new TopicLeaders(target.cluster());
        target.cluster().findTopics(plan.targetNames()).values().forEach(leaders::await);
        Cancellation stop = new Cancellation();
        Cancellation.Registration chained = cancellation.onCancel(stop::cancel);
        try (SentElsewhere elsewhere = elsewhere(plan, journal, listener, stop)) {
            Canary canary = Canary.of(connection, plan, listener, clock, stop);
            RunScope scope = scope(plan, journal, tally, canary == null ? listener : canary, elsewhere, stop);
            WorkEnd work =
                    rules.journal() ? underLease(plan, scope, gate, canary) : new PlanWork(scope).run(plan, canary);
            return report(plan, tally, work, begin);
        } finally {
            chained.close();
        }
    }

    private @Nullable SentElsewhere elsewhere(
            RedrivePlan plan, Journal journal, RedriveListener listener, Cancellation stop) {
        RedriveRequest request = plan.request();
        TargetCluster cluster = request.elsewhere();
        return cluster == null
                ? null
                : new SentElsewhere(
                        target,
                        request,
                        cluster.id(),
                        new RunLog(connection, journal, cancellation),
                        journal.partitionOf(request.dlq().topicId()),
                        listener::notice,
                        stop);
    }

    private WorkEnd underLease(RedrivePlan plan, RunScope scope, LeaseGate gate, @Nullable Canary canary)
            throws InterruptedException {
        LeasedRun leased = new LeasedRun(scope, cancellation);
        if (plan.request().rules().joining() != null) {
            return leased.run(Set.of(), lease -> new JoinedWork(scope, gate).run(plan, lease));
        }
        return leased.run(plan.partitions(), lease -> {
            lease.start();
            if (!plan.request().rules().takeOver()) {
                requireFirst(gate, lease, plan);
            }
            return new PlanWork(scope).run(plan, canary);
        });
    }

    private static void requireFirst(LeaseGate gate, LeaseKeeper lease, RedrivePlan plan) {
        RedriveRequest request = plan.request();
        try {
            gate.requireFirst(request.dlq().topicId(), plan.partitions(), request.run());
        } catch (KafkactlException e) {
            lease.leaveToOthers();
            throw e;
        }
    }

    private RunScope scope(
            RedrivePlan plan,
            Journal journal,
            RedriveTally tally,
            RedriveListener listener,
            @Nullable SentElsewhere elsewhere,
            Cancellation stop) {
        RedriveRequest request = plan.request();
        RunRules rules = request.rules();
        Long mostLag = rules.pace().mostLag();
        LagBrake brake = mostLag == null
                ? null
                : new LagBrake(
                        target,
                        clock,
                        Objects.requireNonNull(plan.failedGroup(), "the planner requires a group"),
                        plan.targetNames(),
                        mostLag,
                        stop,
                        listener::notice);
        return new RunScope(
                connection,
                request,
                journal,
                rules.journal() ? journal.partitionOf(request.dlq().topicId()) : new TopicPartition(journal.topic(), 0),
                TargetTopics.planned(target.cluster(), connection.cluster(), plan.targets()),
                tally,
                listener,
                plan.selectedCount(),
                isLight(plan) ? LIGHT_WORKERS : WORKERS,
                batchBytes(
                        isLight(plan) ? LIGHT_WORKERS : WORKERS,
                        Runtime.getRuntime().maxMemory()),
                new Pacer(rules.pace().perSecond()),
                brake,
                new ConcurrentHashMap<>(),
                elsewhere,
                clock,
                stop);
    }

    /** A transaction is held three times: as it was read, as it is to be sent, and as the producer has it. */
    static int batchBytes(int workers, long heap) {
        return (int) (Math.min((long) RedriveBatch.MAX_BYTES * WORKERS, heap / HEAP_PER_BATCHES) / workers);
    }

    private static boolean isLight(RedrivePlan plan) {
        int partitions = plan.partitions().size();
        return partitions > WORKERS && plan.selectedCount() / partitions <= LIGHT_RECORDS;
    }

    private RedriveReport report(RedrivePlan plan, RedriveTally tally, WorkEnd work, long begin) {
        List<RedriveGroup> groups = new ArrayList<>(tally.groups());
        plan.groups().stream().filter(group -> !group.isSettled()).forEach(groups::add);
        return new RedriveReport(
                plan.request().run(),
                groups,
                work.changed(),
                tally.notReached(plan.selectedCount() - work.changed()),
                Duration.ofNanos(System.nanoTime() - begin),
                cancellation.isCancelled(),
                work.failure());
    }
}
