package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.inspect.DiskUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** Starts moves of copies between brokers, and watches those under way. */
final class Reassignments {
    private static final String RESUME =
            "kafkactl topic alter --status shows how far it is, and takes the throttle away when it is done";
    private static final long PAUSE_MILLIS = 500;

    private final Cluster cluster;
    private final Cancellation cancellation;

    Reassignments(Cluster cluster, Cancellation cancellation) {
        this.cluster = cluster;
        this.cancellation = cancellation;
    }

    /** Returns when the brokers have taken all of them on. */
    void start(Collection<ReplicaMove> moves) {
        Map<TopicPartition, Optional<NewPartitionReassignment>> wanted = moves.stream()
                .collect(Collectors.toMap(
                        ReplicaMove::partition, move -> Optional.of(new NewPartitionReassignment(move.to()))));
        cluster.call(
                "move copies of partitions",
                a -> a.alterPartitionReassignments(wanted).all());
    }

    /** Those of the given topics, or all of them when none is given; sorted. */
    List<MovingPartition> underWay(Set<String> topics) {
        Map<TopicPartition, PartitionReassignment> moving = cluster.call(
                "list reassignments", a -> a.listPartitionReassignments().reassignments());
        List<TopicPartition> chosen = moving.keySet().stream()
                .filter(partition -> topics.isEmpty() || topics.contains(partition.topic()))
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .toList();
        if (chosen.isEmpty()) {
            return List.of();
        }
        DiskUsage usage =
                DiskUsage.ask(cluster, cluster.brokers().keySet()).answer().found();
        Map<String, TopicDescription> descriptions =
                cluster.findTopics(chosen.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
        List<MovingPartition> partitions = new ArrayList<>();
        for (TopicPartition partition : chosen) {
            PartitionReassignment move = moving.get(partition);
            TopicDescription topic = descriptions.get(partition.topic());
            if (move != null && topic != null) {
                partitions.add(moving(partition, move, topic.partitions().get(partition.partition()), usage));
            }
        }
        return partitions;
    }

    private static MovingPartition moving(
            TopicPartition partition, PartitionReassignment move, TopicPartitionInfo info, DiskUsage usage) {
        Long size = usage.ofLeader(partition.topic(), info).orElse(null);
        Long copied = null;
        Long remaining = null;
        if (size != null) {
            copied = move.addingReplicas().stream()
                    .mapToLong(broker ->
                            Math.min(size, usage.ofReplica(partition, broker).orElse(0L)))
                    .sum();
            remaining = size * move.addingReplicas().size() - copied;
        }
        return new MovingPartition(
                partition.topic(),
                partition.partition(),
                move.replicas(),
                move.addingReplicas(),
                move.removingReplicas(),
                copied,
                remaining);
    }

    /**
     * Waits until nothing of the topics moves any more. Exit 130 when told to stop, exit 3 after the deadline: what moves
     * goes on without us.
     *
     * @param total bytes to copy in all; 0 when unknown
     * @param within null to wait as long as it takes
     */
    void await(Set<String> topics, long total, @Nullable Duration within, MoveListener listener) {
        long start = System.nanoTime();
        List<MovingPartition> left = look(topics);
        long all = Math.max(total, sum(left, MovingPartition::remaining) + sum(left, MovingPartition::copied));
        while (!left.isEmpty()) {
            listener.progress(Math.max(0, all - sum(left, MovingPartition::remaining)), all);
            if (within != null && System.nanoTime() - start > within.toNanos()) {
                throw new KafkactlException(
                        ExitCode.CONDITION,
                        "STILL_MOVING",
                        Counted.of(left.size(), "partition is", "partitions are") + " still on the move after "
                                + within.toSeconds() + " s; the move goes on",
                        RESUME,
                        null);
            }
            pause(left.size());
            left = look(topics);
        }
        listener.progress(all, all);
    }

    private List<MovingPartition> look(Set<String> topics) {
        try {
            return underWay(topics);
        } catch (KafkactlException e) {
            throw e.exitCode() == ExitCode.INTERRUPTED
                    ? interrupted("the copies")
                    : new KafkactlException(
                            e.exitCode(), e.error(), "the move goes on, but kafkactl " + e.message(), RESUME, e);
        }
    }

    private static long sum(
            List<MovingPartition> partitions, Function<MovingPartition, ? extends @Nullable Long> figure) {
        return partitions.stream()
                .mapToLong(partition -> {
                    Long known = figure.apply(partition);
                    return known == null ? 0 : known;
                })
                .sum();
    }

    private void pause(int left) {
        try {
            if (cancellation.sleep(PAUSE_MILLIS)) {
                throw interrupted("the copies of " + Counted.of(left, "partition"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted("the copies of " + Counted.of(left, "partition"));
        }
    }

    private static KafkactlException interrupted(String what) {
        return new KafkactlException(
                ExitCode.INTERRUPTED, "INTERRUPTED", "interrupted: " + what + " go on moving", RESUME, null);
    }
}
