package io.kafkactl.ops.group;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    public Map<TopicPartition, GroupMember> owners() {
        Map<TopicPartition, GroupMember> owners = new LinkedHashMap<>();
        members.forEach(member -> member.assignment().forEach(partition -> owners.put(partition, member)));
        return owners;
    }
}
