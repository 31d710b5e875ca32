package io.kafkactl.ops.dlq.journal;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Lets a run start only when no other run is alive on the same dead-letter partitions. */
public final class LeaseGate {
    private final Journal journal;
    private final Clock clock;
    private final Cancellation cancellation;

    public LeaseGate(Journal journal, Clock clock, Cancellation cancellation) {
        this.journal = journal;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /**
     * Returns when the partitions are free. A run that renews its lease, or that this host shows alive, is exit 8; one
     * that stopped renewing is waited for until its lease has run out; one that this host can prove dead is not.
     */
    public void pass(Uuid topicId, Set<Integer> partitions, Consumer<String> notice) throws InterruptedException {
        pass(topicId, partitions, null, notice);
    }

    /** As above, but those that share the partitions by {@code group} are let be. */
    public void pass(Uuid topicId, Set<Integer> partitions, @Nullable String group, Consumer<String> notice)
            throws InterruptedException {
        Map<Integer, Instant> seen = new HashMap<>();
        while (true) {
            Optional<Map.Entry<Integer, Lease>> young = youngest(topicId, partitions, group);
            if (young.isEmpty()) {
                return;
            }
            int partition = young.get().getKey();
            Lease lease = young.get().getValue();
            Instant first = seen.putIfAbsent(partition, lease.time());
            if (HostProcess.isProvenAlive(lease)
                    || (first != null && lease.time().isAfter(first))) {
                throw alive(partition, lease, "; --take-over fences it and goes on in its place");
            }
            if (waitsInVain(lease, cancellation, notice)) {
                throw KafkactlException.interrupted("interrupted, nothing was sent", null);
            }
        }
    }

    /** True when {@code stop} ended the wait. */
    private boolean waitsInVain(Lease lease, Cancellation stop, Consumer<String> notice) throws InterruptedException {
        Duration left = LeaseKeeper.LIFE.minus(age(lease));
        notice.accept("run " + lease.run() + " of " + describe(lease) + " gave its last sign of life "
                + age(lease).toSeconds() + " s ago; its lease ends in " + (left.toSeconds() + 1) + " s");
        return stop.sleep(Math.min(1_000, left.toMillis() + 1));
    }

    private static KafkactlException alive(int partition, Lease lease, String orElse) {
        return KafkactlException.refused(
                "RUN_ALIVE",
                "run " + lease.run() + " of " + describe(lease) + " is at work on partition " + partition
                        + (lease.group() == null ? "" : ", shared by group '" + lease.group() + "'"),
                "wait for it, or end it with 'kafkactl dlq runs stop " + lease.run() + "'" + orElse
                        + (lease.group() == null ? "" : "; --join with the same options works beside it"));
    }

    /**
     * Waits for the lease of a process whose group has given the partition away: until it has run out, unless the process
     * is alive, which then learns from the journal that it lost the partition. Returns early when {@code stop} says so.
     */
    public void await(Uuid topicId, int partition, Cancellation stop, Consumer<String> notice)
            throws InterruptedException {
        Lease first = journal.leases(topicId).get(partition);
        Lease now = first;
        while (first != null
                && now != null
                && isInForce(now)
                && !HostProcess.isProvenAlive(now)
                && now.run().equals(first.run())
                && now.time().equals(first.time())) {
            if (waitsInVain(now, stop, notice)) {
                return;
            }
            now = journal.leases(topicId).get(partition);
        }
    }

    /**
     * Exit 8 when a run that passed the gate in the same moment took the partitions first: the order of the journal
     * decides, so that of several runs exactly one goes on.
     */
    public void requireFirst(Uuid topicId, Set<Integer> partitions, String run) {
        journal.leasesBefore(topicId, run).forEach((partition, lease) -> {
            if (partitions.contains(partition) && isInForce(lease)) {
                throw KafkactlException.refused(
                        "RUN_ALIVE",
                        "run " + lease.run() + " of " + describe(lease) + " took partition " + partition
                                + " in the same moment",
                        "wait for it; nothing was sent by this run");
            }
        });
    }

    /** True when this host proves its process dead, which a lease of another host never is. */
    public static boolean isProvenDead(Lease lease) {
        return HostProcess.isProvenDead(lease);
    }

    /** Exit 8 when a lease is in force; waits for nothing. */
    public void requireNone(Uuid topicId, Set<Integer> partitions) {
        requireNone(topicId, partitions, null);
    }

    /** As above, but those that share the partitions by {@code group} are let be. */
    public void requireNone(Uuid topicId, Set<Integer> partitions, @Nullable String group) {
        youngest(topicId, partitions, group).ifPresent(young -> {
            throw alive(young.getKey(), young.getValue(), "");
        });
    }

    private Optional<Map.Entry<Integer, Lease>> youngest(
            Uuid topicId, Set<Integer> partitions, @Nullable String group) {
        return journal.leases(topicId).entrySet().stream()
                .filter(entry -> partitions.contains(entry.getKey()))
                .filter(entry -> !entry.getValue().isOf(group))
                .filter(entry -> isInForce(entry.getValue()))
                .min(Map.Entry.comparingByValue((a, b) -> b.time().compareTo(a.time())));
    }

    /** True until it has run out, or this host proves its process dead. */
    public boolean isInForce(Lease lease) {
        return age(lease).compareTo(LeaseKeeper.LIFE) < 0 && !HostProcess.isProvenDead(lease);
    }

    private Duration age(Lease lease) {
        Duration age = Duration.between(lease.time(), clock.instant());
        // Another host's clock may be ahead of ours.
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Who holds it, for people. */
    public static String describe(Lease lease) {
        String host = lease.host().replaceFirst("/.*", "");
        return lease.operator() + " on " + host + " (process " + lease.pid() + ")";
    }
}
