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
        Map<Integer, Instant> seen = new HashMap<>();
        while (true) {
            Optional<Map.Entry<Integer, Lease>> young = youngest(topicId, partitions);
            if (young.isEmpty()) {
                return;
            }
            int partition = young.get().getKey();
            Lease lease = young.get().getValue();
            Instant first = seen.putIfAbsent(partition, lease.time());
            if (HostProcess.isProvenAlive(lease)
                    || (first != null && lease.time().isAfter(first))) {
                throw KafkactlException.refused(
                        "RUN_ALIVE",
                        "run " + lease.run() + " of " + describe(lease) + " is at work on partition " + partition,
                        "wait for it, or end it with 'kafkactl dlq runs stop " + lease.run()
                                + "'; --take-over fences it and goes on in its place");
            }
            Duration left = LeaseKeeper.LIFE.minus(age(lease));
            notice.accept("run " + lease.run() + " of " + describe(lease) + " gave its last sign of life "
                    + age(lease).toSeconds() + " s ago; its lease ends in " + (left.toSeconds() + 1) + " s");
            if (cancellation.sleep(Math.min(1_000, left.toMillis() + 1))) {
                throw KafkactlException.interrupted("interrupted, nothing was sent", null);
            }
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
        youngest(topicId, partitions).ifPresent(young -> {
            Lease lease = young.getValue();
            throw KafkactlException.refused(
                    "RUN_ALIVE",
                    "run " + lease.run() + " of " + describe(lease) + " is at work on partition " + young.getKey(),
                    "wait for it, or end it with 'kafkactl dlq runs stop " + lease.run() + "'");
        });
    }

    private Optional<Map.Entry<Integer, Lease>> youngest(Uuid topicId, Set<Integer> partitions) {
        return journal.leases(topicId).entrySet().stream()
                .filter(entry -> partitions.contains(entry.getKey()))
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
