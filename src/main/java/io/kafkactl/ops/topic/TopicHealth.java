package io.kafkactl.ops.topic;

import io.kafkactl.ops.topic.inspect.LogExtents;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/**
 * How many partitions of a topic are in trouble.
 *
 * @param underReplicated fewer copies in sync than there should be
 * @param unavailable no leader: nobody can read or write
 * @param underMinIsr too few copies in sync for acks=all; null when the setting could not be read
 */
public record TopicHealth(
        int underReplicated, int unavailable, @Nullable Integer underMinIsr) {
    public static TopicHealth of(TopicDescription description, Optional<Long> minInSync) {
        List<TopicPartitionInfo> partitions = description.partitions();
        return new TopicHealth(
                (int) partitions.stream().filter(TopicHealth::isUnderReplicated).count(),
                (int) partitions.stream().filter(p -> !LogExtents.hasLeader(p)).count(),
                minInSync
                        .map(min -> (int) partitions.stream()
                                .filter(p -> isUnderMinIsr(p, min))
                                .count())
                        .orElse(null));
    }

    /** Fewer copies in sync than there are. */
    public static boolean isUnderReplicated(TopicPartitionInfo partition) {
        return partition.isr().size() < partition.replicas().size();
    }

    /** Fewer copies in sync than {@code least}; brokers ask for no more of them than there are copies. */
    public static boolean isUnderMinIsr(TopicPartitionInfo partition, long least) {
        return partition.isr().size() < Math.min(least, partition.replicas().size());
    }
}
