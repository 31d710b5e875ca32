package io.kafkactl.ops.group;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ClassicGroupDescription;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.ShareMemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupSubtopologyDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Brings the descriptions of Kafka's four group types into one form. */
final class DescribedGroups {
    private DescribedGroups() {}

    static GroupDetail of(ConsumerGroupDescription group) {
        return new GroupDetail(
                group.groupId(),
                GroupType.of(group.type()),
                group.groupState().toString(),
                group.isSimpleConsumerGroup() ? "" : "consumer",
                group.partitionAssignor().isEmpty() ? null : group.partitionAssignor(),
                address(group.coordinator()),
                group.groupEpoch().orElse(null),
                group.targetAssignmentEpoch().orElse(null),
                members(group.members()),
                topics(group.members()));
    }

    /** A group of another protocol, as Kafka Connect's workers form: it has members but no offsets. */
    static GroupDetail of(ClassicGroupDescription group) {
        return new GroupDetail(
                group.groupId(),
                GroupType.CLASSIC,
                group.state().toString(),
                group.protocol(),
                group.protocolData().isEmpty() ? null : group.protocolData(),
                address(group.coordinator()),
                null,
                null,
                members(group.members()),
                Set.of());
    }

    static GroupDetail of(ShareGroupDescription group) {
        List<GroupMember> members =
                group.members().stream().map(DescribedGroups::member).toList();
        return new GroupDetail(
                group.groupId(),
                GroupType.SHARE,
                group.groupState().toString(),
                "share",
                null,
                address(group.coordinator()),
                group.groupEpoch(),
                group.targetAssignmentEpoch(),
                members,
                members.stream()
                        .flatMap(member -> member.assignment().stream())
                        .map(TopicPartition::topic)
                        .collect(Collectors.toSet()));
    }

    static GroupDetail of(StreamsGroupDescription group) {
        Map<String, Set<String>> sources = new HashMap<>();
        for (StreamsGroupSubtopologyDescription part : group.subtopologies()) {
            Set<String> topics = new HashSet<>(part.sourceTopics());
            topics.addAll(part.repartitionSourceTopics().keySet());
            sources.put(part.subtopologyId(), topics);
        }
        return new GroupDetail(
                group.groupId(),
                GroupType.STREAMS,
                group.groupState().toString(),
                "streams",
                null,
                address(group.coordinator()),
                group.groupEpoch(),
                group.targetAssignmentEpoch(),
                group.members().stream().map(member -> member(member, sources)).toList(),
                sources.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    private static List<GroupMember> members(Collection<MemberDescription> members) {
        return members.stream()
                .map(member -> new GroupMember(
                        member.consumerId(),
                        member.groupInstanceId().orElse(null),
                        member.clientId(),
                        member.host(),
                        member.memberEpoch().orElse(null),
                        member.assignment().topicPartitions(),
                        member.targetAssignment()
                                .map(target -> target.topicPartitions())
                                .orElse(null)))
                .toList();
    }

    private static Set<String> topics(Collection<MemberDescription> members) {
        return members.stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
    }

    private static GroupMember member(ShareMemberDescription member) {
        return new GroupMember(
                member.consumerId(),
                null,
                member.clientId(),
                member.host(),
                member.memberEpoch(),
                member.assignment().topicPartitions(),
                null);
    }

    private static GroupMember member(StreamsGroupMemberDescription member, Map<String, Set<String>> sources) {
        return new GroupMember(
                member.memberId(),
                member.instanceId().orElse(null),
                member.clientId(),
                member.clientHost(),
                member.memberEpoch(),
                partitions(member.assignment(), sources),
                partitions(member.targetAssignment(), sources));
    }

    /** A task reads its partition number of every source topic of its subtopology. */
    private static Set<TopicPartition> partitions(
            StreamsGroupMemberAssignment assignment, Map<String, Set<String>> sources) {
        Set<TopicPartition> partitions = new HashSet<>();
        assignment
                .activeTasks()
                .forEach(task -> task.partitions()
                        .forEach(number -> sources.getOrDefault(task.subtopologyId(), Set.of())
                                .forEach(topic -> partitions.add(new TopicPartition(topic, number)))));
        return partitions;
    }

    private static @Nullable String address(@Nullable Node node) {
        return Optional.ofNullable(node)
                .filter(known -> !known.isEmpty())
                .map(known -> known.id() + "@" + known.host() + ":" + known.port())
                .orElse(null);
    }
}
