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
                (int) partitions.stream()
                        .filter(p -> p.isr().size() < p.replicas().size())
                        .count(),
                (int) partitions.stream().filter(p -> !LogExtents.hasLeader(p)).count(),
                minInSync
                        .map(min -> (int) partitions.stream()
                                // Brokers ask for no more copies in sync than there are copies.
                                .filter(p -> p.isr().size()
                                        < Math.min(min, p.replicas().size()))
                                .count())
                        .orElse(null));
    }
}
