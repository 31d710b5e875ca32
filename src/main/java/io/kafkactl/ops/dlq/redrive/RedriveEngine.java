package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.LeaseKeeper;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.record.OffsetRange;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: lease, fence, read the journal again, then work the partitions in parallel, each dead letter and
 * its journal entry in one transaction.
 */
public final class RedriveEngine {
    private static final int WORKERS = 3;
    private static final int MAX_ATTEMPTS = 5;

    private final Connection connection;
    private final Clock clock;
    private final Cancellation cancellation;

    public RedriveEngine(Connection connection, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /** The journal of a connection's context, with the engine's transaction time-out. */
    static Journal journal(Connection connection, Cancellation cancellation) {
        return new Journal(
                connection, connection.settings().dlq().journal(), PartitionProducer.TRANSACTION_TIMEOUT, cancellation);
    }

    /**
     * Exit 8 when another run is alive. Once work has begun, failures are in the report beside what was done before
     * them.
     */
    public RedriveReport run(RedrivePlan plan, RedriveListener listener) throws InterruptedException {
        long begin = System.nanoTime();
        DeadLetterFormat format = plan.format();
        RedriveTally tally = new RedriveTally();
        if (format == null || plan.selectedCount() == 0) {
            return report(plan, tally, 0, begin, null);
        }
        RedriveRequest request = plan.request();
        Journal journal = journal(connection, cancellation);
        journal.create();
        journal.awaitReady();
        Uuid topicId = request.dlq().topicId();
        TopicPartition journalPartition = journal.partitionOf(topicId);
        Set<Integer> partitions = plan.selected().keySet();
        LeaseGate gate = new LeaseGate(journal, clock, cancellation);
        if (!request.takeOver()) {
            gate.pass(topicId, partitions, listener::notice);
        }
        Cancellation stop = new Cancellation();
        Cancellation.Registration chained = cancellation.onCancel(stop::cancel);
        try (LeaseKeeper lease = new LeaseKeeper(
                connection, journalPartition, topicId, partitions, request.run(), request.operator(), clock)) {
            lease.start();
            if (!request.takeOver()) {
                requireHeld(gate, lease, topicId, partitions, request.run());
            }
            RunScope scope = new RunScope(
                    connection,
                    request,
                    journal,
                    journalPartition,
                    new TargetTopics(connection.cluster()),
                    tally,
                    listener,
                    plan.selectedCount(),
                    clock,
                    stop);
            return work(plan, format, scope, begin);
        } finally {
            chained.close();
        }
    }

    private static void requireHeld(
            LeaseGate gate, LeaseKeeper lease, Uuid topicId, Set<Integer> partitions, String run) {
        try {
            gate.requireHeld(topicId, partitions, run);
        } catch (KafkactlException e) {
            lease.leaveToOthers();
            throw e;
        }
    }

    private RedriveReport work(RedrivePlan plan, DeadLetterFormat format, RunScope scope, long begin)
            throws InterruptedException {
        Map<Integer, PartitionProducer> producers = new LinkedHashMap<>();
        long changed = 0;
        KafkactlException failure = null;
        try {
            for (int partition : plan.selected().keySet()) {
                producers.put(partition, new PartitionProducer(scope, partition));
            }
            JournalState settled = own(scope, producers);
            changed = changedSince(plan, settled);
            if (changed > 0) {
                scope.listener().notice(changed + " of the planned records were settled by another run meanwhile");
            }
            failure = workPartitions(plan, format, scope, producers, settled);
        } catch (KafkactlException e) {
            failure = e;
        } finally {
            producers.values().forEach(PartitionProducer::close);
        }
        return report(plan, scope.tally(), changed, begin, failure);
    }

    /**
     * Reads the journal after every producer was fenced, and writes this run's name into it. An older run that is still
     * alive may fence back before it sees that name; then both try again, a few times at most.
     */
    private static JournalState own(RunScope scope, Map<Integer, PartitionProducer> producers) {
        Uuid topicId = scope.request().dlq().topicId();
        for (int attempt = 1; ; attempt++) {
            JournalState settled = scope.journal()
                    .read(Set.of(topicId), Journal.Reading.STRICT)
                    .getOrDefault(topicId, new JournalState());
            try {
                for (PartitionProducer producer : producers.values()) {
                    producer.own();
                }
                return settled;
            } catch (TransactionLostException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw KafkaErrors.translate(
                            "take the dead-letter partitions",
                            e.reason(),
                            scope.connection().settings());
                }
                producers.values().forEach(PartitionProducer::reopen);
            }
        }
    }

    private static long changedSince(RedrivePlan plan, JournalState settled) {
        long changed = 0;
        for (Map.Entry<Integer, OffsetSet> entry : plan.selected().entrySet()) {
            changed += entry.getValue().countCommon(settled.settled(entry.getKey()));
        }
        return changed;
    }

    /** Returns the first failure; the other workers then stop after the transaction they are in. */
    private static @Nullable KafkactlException workPartitions(
            RedrivePlan plan,
            DeadLetterFormat format,
            RunScope scope,
            Map<Integer, PartitionProducer> producers,
            JournalState settled)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(WORKERS, producers.size()));
        List<Future<?>> workers = new ArrayList<>();
        producers.forEach((partition, producer) -> {
            PartitionRedrive worker = new PartitionRedrive(
                    scope,
                    format,
                    producer,
                    partition,
                    plan.ranges().getOrDefault(partition, new OffsetRange(0, 0)),
                    plan.selected().getOrDefault(partition, new OffsetSet()),
                    settled.settled(partition));
            workers.add(pool.submit(() -> {
                try {
                    worker.run();
                } catch (RuntimeException e) {
                    scope.stop().cancel();
                    throw e;
                }
            }));
        });
        pool.shutdown();
        KafkactlException failure = null;
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                KafkactlException translated = KafkaErrors.translate(
                        "redrive",
                        Objects.requireNonNull(e.getCause()),
                        scope.connection().settings());
                failure = failure == null ? translated : failure;
            }
        }
        return failure;
    }

    private RedriveReport report(
            RedrivePlan plan, RedriveTally tally, long changed, long begin, @Nullable KafkactlException failure) {
        List<RedriveGroup> groups = new ArrayList<>(tally.groups());
        plan.groups().stream().filter(group -> !group.isSent()).forEach(groups::add);
        long handled = tally.groups().stream().mapToLong(RedriveGroup::records).sum();
        return new RedriveReport(
                plan.request().run(),
                groups,
                changed,
                Math.max(0, plan.selectedCount() - changed - handled),
                Duration.ofNanos(System.nanoTime() - begin),
                cancellation.isCancelled(),
                failure);
    }
}
