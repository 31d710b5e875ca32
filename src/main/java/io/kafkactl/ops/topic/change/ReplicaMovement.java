package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicReadiness;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings topics to another replication factor: throttled while copies move, the throttle taken away when they have
 * arrived. A move that nobody waits for any more keeps its throttle, and {@link #status} takes it away.
 */
public final class ReplicaMovement {
    private final Cluster cluster;
    private final Reassignments reassignments;
    private final ReplicationThrottle throttle;
    private final TopicReadiness readiness;

    public ReplicaMovement(Cluster cluster, Cancellation cancellation) {
        this.cluster = cluster;
        this.reassignments = new Reassignments(cluster, cancellation);
        this.readiness = new TopicReadiness(cluster, cancellation);
        this.throttle = new ReplicationThrottle(cluster, readiness);
    }

    /** What moves, and what was cleaned up after moves that have ended. */
    public record Status(List<MovingPartition> moving, List<String> freed) {}

    /** False when the copies were set in motion and still move. */
    public boolean run(Set<String> topics, int copies, MoveOptions options, MoveListener listener) {
        List<ReplicaMove> moves =
                new ReassignmentPlanner(cluster).plan(cluster.findTopics(topics).values(), copies);
        if (moves.isEmpty()) {
            return true;
        }
        boolean throttled = options.throttle() != null
                && moves.stream().anyMatch(move -> !move.added().isEmpty());
        List<ReplicaMove> first = options.waits() ? moves.subList(0, Math.min(moves.size(), options.atOnce())) : moves;
        start(moves, first, throttled ? options.throttle() : null);
        if (!options.waits()) {
            return false;
        }
        await(moves, options, throttled, listener);
        if (throttled) {
            throttle.remove(moves);
        }
        topics.forEach(topic -> readiness.awaitCopies(topic, copies));
        return true;
    }

    /** The first of them are under way; each further lot begins when the one before it has arrived. */
    private void await(List<ReplicaMove> moves, MoveOptions options, boolean throttled, MoveListener listener) {
        long start = System.nanoTime();
        long total = bytes(moves);
        for (int from = 0; from < moves.size(); from += options.atOnce()) {
            int to = Math.min(moves.size(), from + options.atOnce());
            List<ReplicaMove> lot = moves.subList(from, to);
            if (from > 0) {
                startNext(lot, throttled ? moves : List.of());
            }
            long before = bytes(moves.subList(0, from));
            Duration left = options.within() == null ? null : options.within().minusNanos(System.nanoTime() - start);
            try {
                reassignments.await(
                        topics(lot),
                        bytes(lot),
                        left,
                        (copied, ofLot) -> listener.progress(before + copied, Math.max(total, before + ofLot)));
            } catch (KafkactlException e) {
                throw to == moves.size() ? e : unfinished(e, moves.size() - to);
            }
        }
    }

    private void startNext(List<ReplicaMove> lot, List<ReplicaMove> throttled) {
        try {
            reassignments.start(lot);
        } catch (KafkactlException e) {
            throttle.remove(throttled);
            throw e;
        }
    }

    private static KafkactlException unfinished(KafkactlException e, int left) {
        return new KafkactlException(
                e.exitCode(),
                e.error(),
                e.message() + "; " + Counted.of(left, "further partition") + " had to wait and "
                        + (left == 1 ? "was" : "were") + " not begun",
                e.hint().map(hint -> hint + "; then run the same command again").orElse(null),
                e);
    }

    private static Set<String> topics(List<ReplicaMove> moves) {
        return moves.stream().map(move -> move.partition().topic()).collect(Collectors.toSet());
    }

    private static long bytes(List<ReplicaMove> moves) {
        return moves.stream().mapToLong(ReplicaMove::bytesToCopy).sum();
    }

    /** Limits all of the moves, and begins the first of them. */
    private void start(List<ReplicaMove> moves, List<ReplicaMove> first, @Nullable Long bytesPerSecond) {
        if (bytesPerSecond == null) {
            reassignments.start(first);
            return;
        }
        throttle.requireNone(moves);
        try {
            throttle.set(moves, bytesPerSecond);
            reassignments.start(first);
        } catch (KafkactlException e) {
            // Some may move all the same, and then without limit; a limit on a move that never began helps nobody.
            throttle.remove(moves);
            throw e;
        }
    }

    /**
     * What moves now.
     *
     * @param cleanUp take away throttles that moves which have ended left behind
     */
    public Status status(Set<String> topics, boolean cleanUp) {
        List<MovingPartition> all = reassignments.underWay(Set.of());
        Set<String> moving = all.stream().map(MovingPartition::topic).collect(Collectors.toSet());
        List<String> freed = cleanUp ? throttle.removeLeftovers(moving) : List.of();
        return new Status(
                all.stream()
                        .filter(partition -> topics.isEmpty() || topics.contains(partition.topic()))
                        .toList(),
                freed);
    }

    /** Returns when nothing of the topics moves any more; exit 3 after the deadline, which leaves the move alone. */
    public void await(Set<String> topics, Duration within, MoveListener listener) {
        reassignments.await(topics, 0, within, listener);
    }
}
