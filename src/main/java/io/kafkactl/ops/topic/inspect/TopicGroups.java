package io.kafkactl.ops.topic.inspect;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Finds the groups that read topics: by the partitions of their members, and by their committed offsets. */
public final class TopicGroups {
    private static final String CONSUMER_PROTOCOL = "consumer";

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
        Collection<GroupListing> listed =
                cluster.call("list groups", a -> a.listGroups().all());
        Set<String> names = topics.stream().map(TopicDescription::name).collect(Collectors.toSet());
        List<String> consumers = ids(listed, GroupType.CONSUMER, GroupType.CLASSIC);
        List<String> share = ids(listed, GroupType.SHARE);
        List<String> streams = ids(listed, GroupType.STREAMS);
        List<String> committing =
                Stream.concat(consumers.stream(), streams.stream()).toList();
        Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> offsets = askOffsets(committing, topics);
        readConsumers(consumers, names);
        readShare(share, names);
        readStreams(streams, names);
        offsets.forEach((group, future) -> tolerate(
                group,
                () -> cluster.call(doing(group), a -> future)
                        .forEach((partition, offset) -> commit(group, partition, offset))));
    }

    private static List<String> ids(Collection<GroupListing> listed, GroupType... types) {
        return listed.stream()
                .filter(group -> Set.of(types).contains(group.type().orElse(GroupType.CLASSIC)))
                // Other protocols, such as that of Connect's workers, have no topics.
                .filter(group -> group.type().orElse(GroupType.CLASSIC) != GroupType.CLASSIC
                        || group.protocol().isEmpty()
                        || group.protocol().equals(CONSUMER_PROTOCOL))
                .map(GroupListing::groupId)
                .toList();
    }

    private Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> askOffsets(
            List<String> groups, Collection<TopicDescription> topics) {
        if (groups.isEmpty()) {
            return Map.of();
        }
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition())))
                .toList();
        ListConsumerGroupOffsetsSpec spec = new ListConsumerGroupOffsetsSpec().topicPartitions(partitions);
        ListConsumerGroupOffsetsResult result = cluster.call(
                "read committed offsets",
                a -> KafkaFuture.completedFuture(
                        a.listConsumerGroupOffsets(groups.stream().collect(Collectors.toMap(g -> g, g -> spec)))));
        Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> futures = new TreeMap<>();
        groups.forEach(group -> futures.put(group, result.partitionsToOffsetAndMetadata(group)));
        return futures;
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

    /** Kafka answers null for a partition without a committed offset. */
    private void commit(String group, TopicPartition partition, OffsetAndMetadata offset) {
        if (offset != null) {
            committed
                    .computeIfAbsent(group, g -> new TreeMap<>())
                    .computeIfAbsent(partition.topic(), t -> new HashMap<>())
                    .put(partition.partition(), offset.offset());
        }
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
