package io.kafkactl.ops.topic.change;

import io.kafkactl.error.ItemError;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * What will become of topics, made by reading alone.
 *
 * @param errors topics that cannot be changed as asked
 */
public record AlterPlan(String clusterId, List<Altered> topics, List<ItemError> errors) {
    /**
     * One topic.
     *
     * @param moves copies that change brokers
     * @param cautions what the change breaks or loses
     */
    record Altered(TopicDescription topic, List<TopicChange> changes, List<ReplicaMove> moves, List<String> cautions) {
        List<TopicChange> pending() {
            return changes.stream().filter(change -> !change.isConverged()).toList();
        }
    }

    /** True when every topic is already as it should be: nothing will be sent. */
    public boolean isConverged() {
        return topics.stream().allMatch(topic -> topic.pending().isEmpty());
    }

    /** How many topics will change. */
    public int count() {
        return (int) topics.stream().filter(topic -> !topic.pending().isEmpty()).count();
    }

    /** Bytes that brokers will copy. */
    public long bytesToCopy() {
        return topics.stream()
                .flatMap(topic -> topic.moves().stream())
                .mapToLong(ReplicaMove::bytesToCopy)
                .sum();
    }

    /** Old and new of each property, and what that breaks or loses, a line each. */
    public List<String> consequences() {
        List<String> lines = new ArrayList<>();
        for (Altered topic : topics) {
            topic.pending().forEach(change -> lines.add(change.line()));
            topic.moves()
                    .forEach(move -> lines.add("  partition " + move.partition().partition() + ": brokers "
                            + move.from() + " -> " + move.to()));
            lines.addAll(topic.cautions());
        }
        return lines;
    }
}
