package io.kafkactl.ops.topic;

import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;

/**
 * One topic as a list shows it.
 *
 * @param replicationFactor the smallest of its partitions, which is what its safety rests on
 * @param companionOf the existing topic beside which it stands, if it is a companion
 */
public record TopicSummary(
        String name,
        String topicId,
        int partitions,
        int replicationFactor,
        boolean internal,
        @Nullable String companionOf) {
    static TopicSummary of(TopicDescription description, @Nullable String companionOf) {
        return new TopicSummary(
                description.name(),
                description.topicId().toString(),
                description.partitions().size(),
                replicationFactor(description),
                description.isInternal(),
                companionOf);
    }

    static int replicationFactor(TopicDescription description) {
        return description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }
}
