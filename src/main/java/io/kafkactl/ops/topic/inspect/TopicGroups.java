package io.kafkactl.ops.topic.inspect;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.CommittedOffset;
import io.kafkactl.ops.group.GroupOffsets;
import io.kafkactl.ops.group.GroupType;
import io.kafkactl.ops.group.ListedGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Finds the groups that read topics: by the partitions of their members, and by their committed offsets. */
public final class TopicGroups {
    private final Cluster cluster;
    private final Gaps gaps = new Gaps("groups");
    private final Map<String, Map<String, Integer>> members = new TreeMap<>();
    private final Map<String, Map<String, Map<Integer, Long>>> committed = new TreeMap<>();

    private TopicGroups(Cluster cluster) {
        this.cluster = cluster;
    }

    /** One call of each kind for all groups, however many there are. Sorted by group, then topic. */
    public static Reading<List<GroupUse>> read(Cluster cluster, Collection<TopicDescription> topics) {
        TopicGroups groups = new TopicGroups(cluster);
        if (!topics.isEmpty()) {
            try {
                groups.read(topics);
            } catch (KafkactlException e) {
                groups.gaps.add("all", e);
            }
        }
        return new Reading<>(groups.uses(), groups.gaps.errors());
    }

    /** What to tell the person who is about to take the topics away, a line each. */
    public static List<String> warnings(Reading<List<GroupUse>> reading) {
        List<String> warnings = new ArrayList<>();
        reading.found().forEach(use -> warnings.add(use.warning()));
        reading.errors().forEach(error -> warnings.add("it is unknown who else reads the topics: " + error.message()));
        return warnings;
    }

    private void read(Collection<TopicDescription> topics) {
        List<ListedGroup> listed = cluster
                .call("list groups", a -> a.listGroups().all())
                .stream()
                .map(ListedGroup::of)
                // Others, such as Connect's workers, have no topics.
                .filter(ListedGroup::commitsOffsets)
                .toList();
        Set<String> names = topics.stream().map(TopicDescription::name).collect(Collectors.toSet());
        readConsumers(names(listed, GroupType.CONSUMER, GroupType.CLASSIC), names);
        readShare(names(listed, GroupType.SHARE), names);
        readStreams(names(listed, GroupType.STREAMS), names);
        readCommitted(
                listed.stream().filter(group -> group.type() != GroupType.SHARE).toList(), topics);
    }

    private static List<String> names(List<ListedGroup> listed, GroupType... types) {
        return listed.stream()
                .filter(group -> Set.of(types).contains(group.type()))
                .map(ListedGroup::name)
                .toList();
    }

    private void readCommitted(List<ListedGroup> groups, Collection<TopicDescription> topics) {
        Set<TopicPartition> partitions = topics.stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                .collect(Collectors.toSet());
        Answers<String, Map<TopicPartition, CommittedOffset>> answers =
                new GroupOffsets(cluster).read(groups, partitions);
        answers.errors().forEach(gaps::add);
        answers.values()
                .forEach((group, offsets) ->
                        offsets.forEach((partition, offset) -> commit(group, partition, offset.offset())));
    }

    private void readConsumers(List<String> groups, Set<String> topics) {
        describe(
                groups,
                ids -> cluster.call(
                        "describe groups",
                        a -> KafkaFuture.completedFuture(
                                a.describeConsumerGroups(ids).describedGroups())),
                (group, description) -> description
                        .members()
                        .forEach(member -> assigned(group, member.assignment().topicPartitions(), topics)));
    }

    private void readShare(List<String> groups, Set<String> topics) {
        describe(
                groups,
                ids -> cluster.call(
                        "describe groups",
                        a -> KafkaFuture.completedFuture(
                                a.describeShareGroups(ids).describedGroups())),
                (group, description) -> description
                        .members()
                        .forEach(member -> assigned(group, member.assignment().topicPartitions(), topics)));
    }

    private void readStreams(List<String> groups, Set<String> topics) {
        describe(
                groups,
                ids -> cluster.call(
                        "describe groups",
                        a -> KafkaFuture.completedFuture(
                                a.describeStreamsGroups(ids).describedGroups())),
                (group, description) -> {
                    Set<String> sources = new TreeSet<>();
                    description.subtopologies().forEach(part -> {
                        sources.addAll(part.sourceTopics());
                        sources.addAll(part.repartitionSourceTopics().keySet());
                    });
                    sources.retainAll(topics);
                    int count = description.members().size();
                    if (count > 0) {
                        sources.forEach(topic -> count(group, topic, count));
                    }
                });
    }

    private <T> void describe(
            List<String> groups, Function<List<String>, Map<String, KafkaFuture<T>>> ask, BiConsumer<String, T> use) {
        if (!groups.isEmpty()) {
            ask.apply(groups)
                    .forEach((group, future) ->
                            tolerate(group, () -> use.accept(group, cluster.call(doing(group), a -> future))));
        }
    }

    private void assigned(String group, Set<TopicPartition> partitions, Set<String> topics) {
        partitions.stream()
                .map(TopicPartition::topic)
                .filter(topics::contains)
                .distinct()
                .forEach(topic -> count(group, topic, 1));
    }

    private void count(String group, String topic, int more) {
        members.computeIfAbsent(group, g -> new TreeMap<>()).merge(topic, more, Integer::sum);
    }

    private void commit(String group, TopicPartition partition, long offset) {
        committed
                .computeIfAbsent(group, g -> new TreeMap<>())
                .computeIfAbsent(partition.topic(), t -> new HashMap<>())
                .put(partition.partition(), offset);
    }

    private void tolerate(String group, Runnable read) {
        try {
            read.run();
        } catch (KafkactlException e) {
            gaps.add(group, e);
        }
    }

    private static String doing(String group) {
        return "read group '" + group + "'";
    }

    private List<GroupUse> uses() {
        Set<String> groups = new TreeSet<>(members.keySet());
        groups.addAll(committed.keySet());
        List<GroupUse> uses = new ArrayList<>();
        for (String group : groups) {
            Map<String, Integer> counts = members.getOrDefault(group, Map.of());
            Map<String, Map<Integer, Long>> offsets = committed.getOrDefault(group, Map.of());
            Set<String> topics = new TreeSet<>(counts.keySet());
            topics.addAll(offsets.keySet());
            topics.forEach(topic -> uses.add(
                    new GroupUse(group, topic, counts.getOrDefault(topic, 0), offsets.getOrDefault(topic, Map.of()))));
        }
        return uses;
    }
}
