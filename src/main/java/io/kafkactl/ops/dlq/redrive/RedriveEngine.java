package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.LeaseKeeper;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.ops.dlq.journal.RunEnd;
import io.kafkactl.ops.dlq.journal.StopListener;
import io.kafkactl.ops.dlq.journal.StopRequest;
import io.kafkactl.record.OffsetRange;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: lease, fence, read the journal again, then work the partitions in parallel, each dead letter and
 * its journal entry in one transaction.
 */
public final class RedriveEngine {
    private static final String STOPPED = "RUN_STOPPED";
    /** Enough to keep brokers busy with full transactions, each of which is held in memory. */
    private static final int WORKERS = 3;
    /** Partitions with little in them only wait for answers, so that more of them are worked at once. */
    private static final int LIGHT_WORKERS = 10;

    private static final int LIGHT_RECORDS = 5_000;
    private static final int OPENERS = 8;
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
            return report(plan, tally, new Work(0, null), begin);
        }
        Journal journal = journal(connection, cancellation);
        LeaseGate gate = new LeaseGate(journal, clock, cancellation);
        RunRules rules = plan.request().rules();
        Uuid topicId = plan.request().dlq().topicId();
        if (rules.journal()) {
            journal.prepare(plan.journalId());
        }
        if (!rules.takeOver() && (rules.journal() || plan.journalExists())) {
            gate.pass(topicId, plan.partitions(), listener::notice);
        }
        Cancellation stop = new Cancellation();
        Cancellation.Registration chained = cancellation.onCancel(stop::cancel);
        try {
            Canary canary = Canary.of(connection, plan, listener, clock, stop);
            RunScope scope = scope(plan, journal, tally, canary == null ? listener : canary, stop);
            Work work = rules.journal() ? workUnderLease(plan, scope, gate, canary) : workInPhases(plan, scope, canary);
            return report(plan, tally, work, begin);
        } finally {
            chained.close();
        }
    }

    private RunScope scope(
            RedrivePlan plan, Journal journal, RedriveTally tally, RedriveListener listener, Cancellation stop) {
        RedriveRequest request = plan.request();
        RunRules rules = request.rules();
        Long mostLag = rules.pace().mostLag();
        LagBrake brake = mostLag == null
                ? null
                : new LagBrake(
                        connection,
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
                TargetTopics.planned(connection.cluster(), plan.targets()),
                tally,
                listener,
                plan.selectedCount(),
                isLight(plan) ? LIGHT_WORKERS : WORKERS,
                RedriveBatch.MAX_BYTES * WORKERS / (isLight(plan) ? LIGHT_WORKERS : WORKERS),
                new Pacer(rules.pace().perSecond(), stop),
                brake,
                new ConcurrentHashMap<>(),
                clock,
                stop);
    }

    private static boolean isLight(RedrivePlan plan) {
        int partitions = plan.partitions().size();
        return partitions > WORKERS && plan.selectedCount() / partitions <= LIGHT_RECORDS;
    }

    private Work workUnderLease(RedrivePlan plan, RunScope scope, LeaseGate gate, @Nullable Canary canary)
            throws InterruptedException {
        RedriveRequest request = plan.request();
        Uuid topicId = request.dlq().topicId();
        Set<Integer> partitions = plan.partitions();
        AtomicReference<StopRequest> asked = new AtomicReference<>();
        try (StopListener stops =
                        new StopListener(connection, scope.journalPartition(), request.run(), stop(scope, asked));
                LeaseKeeper lease = new LeaseKeeper(
                        connection,
                        scope.journalPartition(),
                        topicId,
                        partitions,
                        request.run(),
                        request.rules().operator(),
                        clock)) {
            stops.start();
            lease.start();
            if (!request.rules().takeOver()) {
                requireFirst(gate, lease, topicId, partitions, request.run());
            }
            Work work = workInPhases(plan, scope, canary);
            if (work.isTakenOver()) {
                lease.leaveToOthers();
            }
            Work ended = work.failure() == null && scope.notReached(work.changed()) > 0 ? stopped(work, asked) : work;
            lease.ended(how(ended));
            return ended;
        }
    }

    private static java.util.function.Consumer<StopRequest> stop(RunScope scope, AtomicReference<StopRequest> asked) {
        return request -> {
            if (asked.getAndSet(request) == null) {
                scope.listener().notice("asked to stop by " + request.operator());
                scope.stop().cancel();
            }
        };
    }

    private static Work stopped(Work work, AtomicReference<StopRequest> asked) {
        StopRequest request = asked.get();
        return request == null
                ? work
                : new Work(
                        work.changed(),
                        KafkactlException.refused(
                                STOPPED,
                                "run " + request.run() + " was stopped by " + request.operator(),
                                "what it settled stands in the journal; running the same command again goes on"));
    }

    private RunEnd.How how(Work work) {
        KafkactlException failure = work.failure();
        if (failure != null) {
            return failure.error().equals(STOPPED) ? RunEnd.How.STOPPED : RunEnd.How.FAILED;
        }
        return cancellation.isCancelled() ? RunEnd.How.INTERRUPTED : RunEnd.How.FINISHED;
    }

    private static Work workInPhases(RedrivePlan plan, RunScope scope, @Nullable Canary canary)
            throws InterruptedException {
        if (canary == null) {
            return work(plan, scope);
        }
        Work first = work(canary.first(), scope);
        if (first.failure() != null || scope.stop().isCancelled()) {
            return first;
        }
        KafkactlException bad = canary.verdict(first.changed());
        if (bad != null || scope.stop().isCancelled()) {
            return new Work(first.changed(), bad);
        }
        Work rest = work(canary.rest(), scope);
        return new Work(first.changed() + rest.changed(), rest.failure());
    }

    private static void requireFirst(
            LeaseGate gate, LeaseKeeper lease, Uuid topicId, Set<Integer> partitions, String run) {
        try {
            gate.requireFirst(topicId, partitions, run);
        } catch (KafkactlException e) {
            lease.leaveToOthers();
            throw e;
        }
    }

    private static Work work(RedrivePlan plan, RunScope scope) throws InterruptedException {
        Map<Integer, PartitionProducer> producers = new LinkedHashMap<>();
        long changed = 0;
        KafkactlException failure = null;
        try {
            open(scope, plan.partitions(), producers);
            JournalState settled = own(scope, producers);
            changed = changedSince(plan, settled);
            if (changed > 0) {
                scope.listener().notice(changed + " of the planned records were settled by another run meanwhile");
            }
            failure = workPartitions(plan, scope, producers, settled);
        } catch (KafkactlException e) {
            failure = e;
        } finally {
            producers.values().forEach(PartitionProducer::close);
        }
        return new Work(changed, failure);
    }

    /** Several at a time, because each waits for brokers only; a failure leaves those that did open in the map. */
    private static void open(RunScope scope, Set<Integer> partitions, Map<Integer, PartitionProducer> producers)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(OPENERS, partitions.size()));
        Map<Integer, Future<PartitionProducer>> opening = new TreeMap<>();
        for (int partition : partitions) {
            opening.put(partition, pool.submit(() -> new PartitionProducer(scope, partition)));
        }
        pool.shutdown();
        KafkactlException failure = null;
        for (Map.Entry<Integer, Future<PartitionProducer>> entry : opening.entrySet()) {
            try {
                producers.put(entry.getKey(), entry.getValue().get());
            } catch (ExecutionException e) {
                pool.shutdownNow().forEach(task -> ((Future<?>) task).cancel(false));
                failure = KafkaErrors.translate(
                        "open transactions", e, scope.connection().settings());
            } catch (CancellationException e) {
                // It was still queued when another one failed.
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Reads the journal after every producer was fenced, and writes this run's name into it. An older run that is still
     * alive may fence back before it sees that name; then both try again, a few times at most, and this one writes its
     * name before it reads, so that its rival sees it soon.
     */
    private static JournalState own(RunScope scope, Map<Integer, PartitionProducer> producers)
            throws InterruptedException {
        JournalState settled = read(scope);
        List<PartitionProducer> wanted = List.copyOf(producers.values());
        for (int attempt = 1; ; attempt++) {
            List<Lost> lost = own(scope, wanted, attempt > 1);
            if (lost.isEmpty()) {
                return attempt == 1 ? settled : read(scope);
            }
            if (attempt == MAX_ATTEMPTS) {
                throw kept(scope, lost.get(lost.size() - 1).reason());
            }
            wanted = lost.stream().map(Lost::producer).toList();
        }
    }

    /** A producer that was fenced before its owner record was written. */
    private record Lost(PartitionProducer producer, Throwable reason) {}

    /** Several at a time, because each waits for brokers only; returns those that were fenced. */
    private static List<Lost> own(RunScope scope, List<PartitionProducer> producers, boolean reopen)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(OPENERS, producers.size()));
        List<Future<Optional<Lost>>> owning = new ArrayList<>();
        for (PartitionProducer producer : producers) {
            owning.add(pool.submit(() -> own(producer, reopen)));
        }
        pool.shutdown();
        List<Lost> lost = new ArrayList<>();
        KafkactlException failure = null;
        for (Future<Optional<Lost>> each : owning) {
            try {
                each.get().ifPresent(lost::add);
            } catch (ExecutionException e) {
                failure = KafkaErrors.translate(
                        "take the dead-letter partitions",
                        Objects.requireNonNull(e.getCause()),
                        scope.connection().settings());
            }
        }
        if (failure != null) {
            throw failure;
        }
        return lost;
    }

    private static Optional<Lost> own(PartitionProducer producer, boolean reopen) {
        try {
            if (reopen) {
                producer.reopen();
            }
            producer.own();
            return Optional.empty();
        } catch (TransactionLostException e) {
            return Optional.of(new Lost(producer, e.reason()));
        }
    }

    private static JournalState read(RunScope scope) {
        return scope.settled(Journal.Reading.STRICT);
    }

    private static KafkactlException kept(RunScope scope, Throwable reason) {
        if (reason instanceof ProducerFencedException || reason instanceof InvalidProducerEpochException) {
            return KafkactlException.refused(
                    "RUN_ALIVE",
                    "another run works on '" + scope.request().dlq().name() + "' and took its partitions back "
                            + MAX_ATTEMPTS + " times",
                    "wait for it, or end it; nothing was sent by this run");
        }
        return KafkaErrors.translate(
                "take the dead-letter partitions", reason, scope.connection().settings());
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

    /** Returns the first failure; the other workers then stop after the transaction they are in. */
    private static @Nullable KafkactlException workPartitions(
            RedrivePlan plan, RunScope scope, Map<Integer, PartitionProducer> producers, JournalState settled)
            throws InterruptedException {
        try (ReaderPool readers = new ReaderPool(scope)) {
            return workPartitions(plan, scope, producers, settled, readers);
        }
    }

    private static @Nullable KafkactlException workPartitions(
            RedrivePlan plan,
            RunScope scope,
            Map<Integer, PartitionProducer> producers,
            JournalState settled,
            ReaderPool readers)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(scope.workers(), producers.size()));
        List<Future<?>> workers = new ArrayList<>();
        producers.forEach((partition, producer) -> {
            PartitionRedrive worker = new PartitionRedrive(
                    scope,
                    plan.format(),
                    readers,
                    producer,
                    partition,
                    plan.ranges().getOrDefault(partition, new OffsetRange(0, 0)),
                    plan.selected().getOrDefault(partition, new OffsetSet()),
                    plan.duplicates().getOrDefault(partition, new OffsetSet()),
                    settled.settled(partition));
            workers.add(pool.submit(() -> run(worker, producer, scope)));
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

    private static void run(PartitionRedrive worker, PartitionProducer producer, RunScope scope) {
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

    private RedriveReport report(RedrivePlan plan, RedriveTally tally, Work work, long begin) {
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

    /** How work ended: records that others had settled, and what stopped it if it did not end by itself. */
    private record Work(long changed, @Nullable KafkactlException failure) {
        /** True when another run has the dead letters now. */
        boolean isTakenOver() {
            return failure != null && failure.exitCode() == ExitCode.REFUSED;
        }
    }
}
