package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Cancellation;
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
        start(moves, throttled ? options.throttle() : null);
        if (!options.waits()) {
            return false;
        }
        long total = moves.stream().mapToLong(ReplicaMove::bytesToCopy).sum();
        reassignments.await(topics, total, options.within(), listener);
        if (throttled) {
            throttle.remove(moves);
        }
        topics.forEach(topic -> readiness.awaitCopies(topic, copies));
        return true;
    }

    private void start(List<ReplicaMove> moves, @Nullable Long bytesPerSecond) {
        if (bytesPerSecond == null) {
            reassignments.start(moves);
            return;
        }
        throttle.requireNone(moves);
        try {
            throttle.set(moves, bytesPerSecond);
            reassignments.start(moves);
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
