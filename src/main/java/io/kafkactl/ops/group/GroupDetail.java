package io.kafkactl.ops.group;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A group with its members.
 *
 * @param state as Kafka spells it, such as {@code Stable} or {@code Empty}
 * @param epoch of the group, where its protocol counts them
 * @param assignmentEpoch of the target assignment; behind {@code epoch} while one is computed
 * @param topics that members read, as far as the broker tells
 */
public record GroupDetail(
        String name,
        GroupType type,
        String state,
        String protocol,
        @Nullable String assignor,
        @Nullable String coordinator,
        @Nullable Integer epoch,
        @Nullable Integer assignmentEpoch,
        List<GroupMember> members,
        Set<String> topics) {

    public boolean isStable() {
        return state.equals("Stable");
    }

    /** No member, so that nobody commits and offsets may be changed. */
    public boolean isEmpty() {
        return state.equals("Empty") || state.equals("Dead");
    }

    /** A Kafka Streams application whose topics are missing, or have other partitions than its topology needs. */
    public boolean isNotReady() {
        return state.equals("NotReady");
    }

    /** How people tell the members apart, by member id: client id and host, and the id itself where those are alike. */
    public Map<String, String> labels() {
        Map<String, Long> alike =
                members.stream().collect(Collectors.groupingBy(GroupMember::label, Collectors.counting()));
        Map<String, String> labels = new LinkedHashMap<>();
        members.forEach(member -> {
            boolean unique = alike.getOrDefault(member.label(), 0L) == 1;
            labels.put(member.id(), unique ? member.label() : member.label() + " " + member.id());
        });
        return labels;
    }

    /** The label of each partition's member; of one of them where a share group has several. */
    public Map<TopicPartition, String> owners() {
        Map<String, String> labels = labels();
        Map<TopicPartition, String> owners = new HashMap<>();
        members.forEach(member -> member.assignment()
                .forEach(partition -> owners.put(partition, labels.getOrDefault(member.id(), member.label()))));
        return owners;
    }
}
