package io.kafkactl.ops.group;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One member of a group.
 *
 * @param targetAssignment where the coordinator wants the member to arrive; null when the protocol has no such notion
 */
public record GroupMember(
        String id,
        @Nullable String instanceId,
        String clientId,
        String host,
        @Nullable Integer epoch,
        Set<TopicPartition> assignment,
        @Nullable Set<TopicPartition> targetAssignment) {

    /** How people tell members apart: the static id if there is one, and the host. */
    public String label() {
        return (instanceId == null ? clientId : instanceId) + host;
    }

    /** Such as {@code orders:0,1}. */
    public List<String> assignmentText() {
        return text(assignment);
    }

    public @Nullable List<String> targetText() {
        return targetAssignment == null ? null : text(targetAssignment);
    }

    /** True when the member has not arrived where it should be. */
    public boolean isReconciling() {
        return targetAssignment != null && !targetAssignment.equals(assignment);
    }

    private static List<String> text(Set<TopicPartition> partitions) {
        TreeMap<String, TreeSet<Integer>> byTopic = new TreeMap<>();
        partitions.forEach(partition ->
                byTopic.computeIfAbsent(partition.topic(), t -> new TreeSet<>()).add(partition.partition()));
        return byTopic.entrySet().stream()
                .map(entry -> entry.getKey() + ":"
                        + entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(",")))
                .toList();
    }
}
