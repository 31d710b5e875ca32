package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.KafkaErrors;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.journal.Journal;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.Lease;
import io.kafkactl.ops.dlq.journal.LeaseGate;
import io.kafkactl.ops.dlq.journal.LeaseKeeper;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** The dead-letter partitions that a group gave to this process: each is worked until it is done or taken away. */
final class HeldPartitions implements PartitionShare.Holder, AutoCloseable {
    private record Held(Cancellation stop, Cancellation.Registration chained, Future<?> work) {}

    private final RunScope scope;
    private final RedrivePlan plan;
    private final LeaseKeeper lease;
    private final LeaseGate gate;
    private final Others others;
    private final ExecutorService workers;
    private final ReaderPool readers;
    private final Map<Integer, Held> held = new HashMap<>();
    private final Map<Integer, PartitionProgress> progress = new ConcurrentHashMap<>();
    private final Set<Integer> done = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable KafkactlException> failure = new AtomicReference<>();

    HeldPartitions(RunScope scope, RedrivePlan plan, LeaseKeeper lease, LeaseGate gate, Others others) {
        this.scope = scope;
        this.plan = plan;
        this.lease = lease;
        this.gate = gate;
        this.others = others;
        this.workers = Executors.newFixedThreadPool(scope.workers());
        this.readers = new ReaderPool(scope);
    }

    /** What stops the run, or null. */
    @Nullable
    KafkactlException failure() {
        return failure.get();
    }

    /** True when every partition that is held now was worked to its end. */
    boolean isIdle() {
        return held.values().stream().allMatch(each -> each.work().isDone());
    }

    /** The partitions that this process has worked to their ends, held or not. */
    Set<Integer> done() {
        return done;
    }

    /** What this process itself has settled of a partition. */
    OffsetSet settled(int partition) {
        PartitionProgress known = progress.get(partition);
        return known == null ? new OffsetSet() : known.settledHere();
    }

    @Override
    public void given(Set<Integer> partitions) {
        Set<Integer> wanted = new HashSet<>(partitions);
        wanted.retainAll(plan.partitions());
        if (wanted.isEmpty() || scope.stop().isCancelled()) {
            return;
        }
        try {
            Set<Integer> free = new HashSet<>(wanted);
            free.removeAll(heldByOthers(wanted));
            lease.take(free);
            wanted.forEach(partition -> held.put(partition, begin(partition)));
        } catch (KafkactlException e) {
            fail(e);
        }
    }

    /** A member that has just been killed or is thought to be gone; exit 8 when it is none of the group's. */
    private Set<Integer> heldByOthers(Set<Integer> wanted) {
        RedriveRequest request = scope.request();
        Uuid topicId = request.dlq().topicId();
        if (!request.rules().takeOver()) {
            gate.requireNone(topicId, wanted, group());
        }
        Set<Integer> taken = new HashSet<>();
        scope.journal().leases(topicId).forEach((partition, other) -> {
            if (!other.run().equals(request.run()) && gate.isInForce(other)) {
                taken.add(partition);
            }
        });
        return taken;
    }

    private @Nullable String group() {
        return scope.request().rules().group();
    }

    private Held begin(int partition) {
        Cancellation stop = new Cancellation();
        return new Held(
                stop,
                scope.stop().onCancel(stop::cancel),
                workers.submit(() -> work(partition, scope.stoppedBy(stop))));
    }

    private void work(int partition, RunScope own) {
        try {
            if (!done.contains(partition) && !isSettled(partition)) {
                workUnsettled(partition, own);
            }
            if (!own.stop().isCancelled()) {
                done.add(partition);
                lease.done(partition);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            KafkactlException translated =
                    KafkaErrors.translate("redrive", e, scope.connection().settings());
            if (!isTakenByOther(partition, translated)) {
                fail(translated);
            }
        }
    }

    /** Of what others have done nobody needs to be fenced. */
    private boolean isSettled(int partition) {
        return plan.isSettledBy(partition, scope.settled(Journal.Reading.ADVISORY));
    }

    private void workUnsettled(int partition, RunScope own) throws InterruptedException {
        Uuid topicId = own.request().dlq().topicId();
        Lease before = scope.journal().leases(topicId).get(partition);
        if (before != null
                && before.isOf(group())
                && !before.run().equals(own.request().run())) {
            gate.await(topicId, partition, own.stop(), own.listener()::notice);
        }
        if (own.stop().isCancelled()) {
            return;
        }
        lease.take(Set.of(partition));
        try (PartitionTakeover takeover = new PartitionTakeover(own)) {
            JournalState settled = takeover.take(Set.of(partition));
            PartitionProgress known =
                    progress.computeIfAbsent(partition, p -> new PartitionProgress(scope, p, new OffsetSet()));
            known.forgetDoubt();
            known.resume(settled.settled(partition));
            PartitionProducer producer =
                    Objects.requireNonNull(takeover.producers().get(partition), "taken just now");
            PartitionRedrive.of(own, plan, readers, producer, known).run();
            ;
        }
    }

    /** Whoever was thought to be gone, and is not, learns from the journal that the group gave its partition away. */
    private boolean isTakenByOther(int partition, KafkactlException lost) {
        if (lost.exitCode() != ExitCode.REFUSED || scope.stop().isCancelled()) {
            return false;
        }
        String owner = scope.settled(Journal.Reading.ADVISORY).owner(partition).orElse("");
        boolean taken = !owner.equals(scope.request().run()) && others.include(owner);
        if (taken) {
            lease.forget(Set.of(partition));
            scope.listener().notice("partition " + partition + " is worked by run " + owner + " now");
        }
        return taken;
    }

    private void fail(KafkactlException cause) {
        failure.compareAndSet(null, cause);
        scope.stop().cancel();
    }

    @Override
    public void taken(Set<Integer> partitions) {
        stop(partitions);
        lease.release(partitions);
    }

    @Override
    public void lost(Set<Integer> partitions) {
        lease.forget(partitions);
        stop(partitions);
    }

    /** Returns when the transactions at work are finished. */
    private void stop(Set<Integer> partitions) {
        Set<Held> stopped = new HashSet<>();
        for (int partition : partitions) {
            Held each = held.remove(partition);
            if (each != null) {
                each.stop().cancel();
                stopped.add(each);
            }
        }
        for (Held each : stopped) {
            try {
                each.work().get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                fail(KafkaErrors.translate("redrive", e, scope.connection().settings()));
            } finally {
                each.chained().close();
            }
        }
    }

    /** Gives all of them back, when the transactions at work are finished. */
    void end() {
        taken(Set.copyOf(held.keySet()));
    }

    @Override
    public void close() {
        end();
        workers.shutdown();
        readers.close();
    }
}
