package io.kafkactl.ops.group;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.AlterShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.DeleteConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Reads and writes the offsets of groups of any type. */
public final class GroupOffsets {
    /** Bounds one answer: a thousand groups of a hundred partitions are some ten megabytes. */
    private static final int GROUPS_A_REQUEST = 250;
    /** The same: Kafka answers for each partition that is named, whether or not the group has committed anything there. */
    private static final int PARTITIONS_A_REQUEST = 100;

    private final Cluster cluster;

    public GroupOffsets(Cluster cluster) {
        this.cluster = cluster;
    }

    /** All offsets of many groups, in one request for each coordinator and type. */
    public Answers<String, Map<TopicPartition, CommittedOffset>> read(Collection<ListedGroup> groups) {
        return read(groups, new ListConsumerGroupOffsetsSpec());
    }

    /** Their offsets in these partitions; of share groups in all. */
    public Answers<String, Map<TopicPartition, CommittedOffset>> read(
            Collection<ListedGroup> groups, Set<TopicPartition> partitions) {
        boolean few = partitions.size() <= PARTITIONS_A_REQUEST;
        Answers<String, Map<TopicPartition, CommittedOffset>> answers =
                read(groups, new ListConsumerGroupOffsetsSpec().topicPartitions(few ? partitions : null));
        answers.values().values().forEach(offsets -> offsets.keySet().retainAll(partitions));
        return answers;
    }

    private Answers<String, Map<TopicPartition, CommittedOffset>> read(
            Collection<ListedGroup> groups, ListConsumerGroupOffsetsSpec wanted) {
        Map<String, Map<TopicPartition, CommittedOffset>> offsets = new LinkedHashMap<>();
        Map<String, KafkactlException> errors = new LinkedHashMap<>();
        for (boolean share : List.of(true, false)) {
            List<String> names = groups.stream()
                    .filter(group -> group.commitsOffsets() && (group.type() == GroupType.SHARE) == share)
                    .map(ListedGroup::name)
                    .toList();
            for (int from = 0; from < names.size(); from += GROUPS_A_REQUEST) {
                List<String> some = names.subList(from, Math.min(names.size(), from + GROUPS_A_REQUEST));
                Answers<String, Map<TopicPartition, CommittedOffset>> answers =
                        share ? shared(some) : committed(some, wanted);
                offsets.putAll(answers.values());
                errors.putAll(answers.errors());
            }
        }
        return new Answers<>(offsets, errors);
    }

    /** The offsets of one group. */
    public Map<TopicPartition, CommittedOffset> read(ListedGroup group) {
        Answers<String, Map<TopicPartition, CommittedOffset>> answers = read(List.of(group));
        KafkactlException error = answers.errors().get(group.name());
        if (error != null) {
            throw error;
        }
        return answers.values().getOrDefault(group.name(), Map.of());
    }

    private Answers<String, Map<TopicPartition, CommittedOffset>> committed(
            List<String> names, ListConsumerGroupOffsetsSpec wanted) {
        return cluster.callEach(GroupOffsets::reading, a -> {
            ListConsumerGroupOffsetsResult result = a.listConsumerGroupOffsets(
                    names.stream().collect(Collectors.toMap(Function.identity(), name -> wanted)));
            return names.stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            name -> result.partitionsToOffsetAndMetadata(name).thenApply(GroupOffsets::known)));
        });
    }

    private static Map<TopicPartition, CommittedOffset> known(Map<TopicPartition, OffsetAndMetadata> answer) {
        Map<TopicPartition, CommittedOffset> offsets = new HashMap<>();
        answer.forEach((partition, committed) -> {
            if (committed != null) {
                offsets.put(
                        partition,
                        new CommittedOffset(
                                committed.offset(),
                                committed.leaderEpoch().orElse(null),
                                Optional.ofNullable(committed.metadata()).orElse(""),
                                null));
            }
        });
        return offsets;
    }

    private Answers<String, Map<TopicPartition, CommittedOffset>> shared(List<String> names) {
        ListShareGroupOffsetsSpec all = new ListShareGroupOffsetsSpec();
        return cluster.callEach(GroupOffsets::reading, a -> {
            ListShareGroupOffsetsResult result =
                    a.listShareGroupOffsets(names.stream().collect(Collectors.toMap(Function.identity(), name -> all)));
            return names.stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            name -> result.partitionsToOffsetInfo(name).thenApply(GroupOffsets::started)));
        });
    }

    private static Map<TopicPartition, CommittedOffset> started(Map<TopicPartition, SharePartitionOffsetInfo> answer) {
        Map<TopicPartition, CommittedOffset> offsets = new HashMap<>();
        answer.forEach((partition, info) -> {
            // Null for a partition that no member has touched: unknown, which is not 0.
            if (info != null) {
                offsets.put(
                        partition,
                        new CommittedOffset(
                                info.startOffset(),
                                info.leaderEpoch().orElse(null),
                                "",
                                info.lag().filter(lag -> lag >= 0).orElse(null)));
            }
        });
        return offsets;
    }

    private static String reading(String group) {
        return "read the offsets of group '" + group + "'";
    }

    /** Sets offsets of a group without members; the result names the partitions that failed. */
    public Map<TopicPartition, KafkactlException> write(
            String group, GroupType type, Map<TopicPartition, CommittedOffset> offsets) {
        if (offsets.isEmpty()) {
            return Map.of();
        }
        return each("set the offset of group '" + group + "' in ", offsets.keySet(), a -> {
            if (type == GroupType.SHARE) {
                Map<TopicPartition, Long> starts = new HashMap<>();
                offsets.forEach((partition, offset) -> starts.put(partition, offset.offset()));
                AlterShareGroupOffsetsResult result = a.alterShareGroupOffsets(group, starts);
                return result::partitionResult;
            }
            Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
            offsets.forEach((partition, offset) -> commits.put(
                    partition,
                    new OffsetAndMetadata(
                            offset.offset(), Optional.ofNullable(offset.leaderEpoch()), offset.metadata())));
            AlterConsumerGroupOffsetsResult result = a.alterConsumerGroupOffsets(group, commits);
            return result::partitionResult;
        });
    }

    /** Forgets offsets of a group that does not read these topics; the result names the partitions that failed. */
    public Map<TopicPartition, KafkactlException> delete(String group, GroupType type, Set<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        return each("delete the offset of group '" + group + "' in ", partitions, a -> {
            if (type == GroupType.SHARE) {
                var result = a.deleteShareGroupOffsets(
                        group, partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
                return partition -> result.topicResult(partition.topic());
            }
            DeleteConsumerGroupOffsetsResult result = a.deleteConsumerGroupOffsets(group, partitions);
            return result::partitionResult;
        });
    }

    private Map<TopicPartition, KafkactlException> each(
            String doing,
            Set<TopicPartition> partitions,
            Function<Admin, Function<TopicPartition, KafkaFuture<Void>>> request) {
        return cluster.<TopicPartition, Void>callEach(partition -> doing + partition, a -> {
                    Function<TopicPartition, KafkaFuture<Void>> results = request.apply(a);
                    return partitions.stream().collect(Collectors.toMap(Function.identity(), results));
                })
                .errors();
    }
}
