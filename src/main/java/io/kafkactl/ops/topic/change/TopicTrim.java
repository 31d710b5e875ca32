package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicOutcome;
import io.kafkactl.ops.topic.change.TrimmedPartition.Status;
import io.kafkactl.ops.topic.inspect.GroupUse;
import io.kafkactl.ops.topic.inspect.Reading;
import io.kafkactl.ops.topic.inspect.TopicConfigs;
import io.kafkactl.ops.topic.inspect.TopicGroups;
import io.kafkactl.record.OffsetRange;
import io.kafkactl.record.PartitionSet;
import io.kafkactl.record.Position;
import io.kafkactl.record.PositionResolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.DeletedRecords;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Deletes the records of a topic before a position. */
public final class TopicTrim {
    private final Cluster cluster;

    public TopicTrim(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Only reads; exit 8 for a topic that cannot be trimmed, exit 4 for an offset outside of a partition's log. */
    public TrimPlan plan(String topic, @Nullable PartitionSet chosen, Position to, Instant now) {
        TopicDescription description = cluster.topic(topic);
        requireTrimmable(description);
        int count = description.partitions().size();
        List<TopicPartition> partitions = (chosen == null
                        ? IntStream.range(0, count).boxed().toList()
                        : chosen.of(topic, count))
                .stream().map(number -> new TopicPartition(topic, number)).toList();
        List<TrimmedPartition> trimmed = new ArrayList<>();
        new PositionResolver(cluster, IsolationLevel.READ_UNCOMMITTED, now)
                .resolve(partitions, Position.START, to)
                .forEach((partition, range) -> trimmed.add(trimmed(partition, range)));
        trimmed.sort(Comparator.comparingInt(TrimmedPartition::partition));
        return new TrimPlan(cluster.clusterId(), topic, description.topicId(), trimmed, warnings(description, trimmed));
    }

    private static TrimmedPartition trimmed(TopicPartition partition, OffsetRange range) {
        return new TrimmedPartition(
                partition.topic(), partition.partition(), range.from(), range.to(), Status.UNCHANGED);
    }

    private void requireTrimmable(TopicDescription topic) {
        if (topic.isInternal()) {
            throw KafkactlException.refused(
                    "INTERNAL_TOPIC", "topic '" + topic.name() + "' is Kafka's own and is not trimmed", null);
        }
        Optional<String> cleanup = TopicConfigs.ask(cluster, List.of(topic.name()))
                .answer()
                .found()
                .value(topic.name(), "cleanup.policy");
        if (cleanup.isPresent() && !cleanup.get().contains("delete")) {
            throw KafkactlException.refused(
                    "POLICY_VIOLATION",
                    "topic '" + topic.name() + "' has cleanup.policy=" + cleanup.get()
                            + ", and brokers delete records only where it contains delete",
                    "tombstones remove single keys; topic alter --config cleanup.policy=compact,delete allows a trim");
        }
    }

    private List<String> warnings(TopicDescription topic, List<TrimmedPartition> trimmed) {
        Reading<List<GroupUse>> groups = TopicGroups.read(cluster, List.of(topic));
        List<String> warnings = new ArrayList<>();
        for (GroupUse use : groups.found()) {
            long unread = trimmed.stream()
                    .mapToLong(partition -> {
                        Long position = use.committed().get(partition.partition());
                        return position == null
                                ? 0
                                : Math.max(0, partition.to() - Math.max(partition.from(), position));
                    })
                    .sum();
            if (unread > 0) {
                warnings.add("group '" + use.group() + "' has not read " + unread + " of these records"
                        + (use.members() > 0 ? ", and reads now" : ""));
            }
        }
        warnings.addAll(TopicGroups.warnings(new Reading<>(List.of(), groups.errors())));
        return warnings;
    }

    public TopicOutcome<TrimmedPartition> rehearse(TrimPlan plan) {
        return new TopicOutcome<>(
                plan.partitions().stream()
                        .map(partition -> partition.records() > 0 ? partition.as(Status.WOULD_TRIM) : partition)
                        .toList(),
                List.of());
    }

    /** Sends nothing when nothing lies before the position; exit 8 when another topic has the name by now. */
    public TopicOutcome<TrimmedPartition> execute(TrimPlan plan) {
        Map<TopicPartition, RecordsToDelete> wanted = new LinkedHashMap<>();
        plan.partitions().stream()
                .filter(partition -> partition.records() > 0)
                .forEach(partition -> wanted.put(
                        new TopicPartition(plan.topic(), partition.partition()),
                        RecordsToDelete.beforeOffset(partition.to())));
        if (wanted.isEmpty()) {
            return new TopicOutcome<>(plan.partitions(), List.of());
        }
        if (!cluster.topic(plan.topic()).topicId().equals(plan.topicId())) {
            throw KafkactlException.refused(
                    "STALE_PLAN",
                    "topic '" + plan.topic() + "' was deleted and created anew since the trim was planned",
                    "run the command again");
        }
        Map<TopicPartition, KafkaFuture<DeletedRecords>> answers = cluster.call(
                "delete records",
                a -> KafkaFuture.completedFuture(a.deleteRecords(wanted).lowWatermarks()));
        List<TrimmedPartition> done = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        for (TrimmedPartition partition : plan.partitions()) {
            KafkaFuture<DeletedRecords> answer = answers.get(new TopicPartition(plan.topic(), partition.partition()));
            try {
                done.add(answer == null ? partition : finish(partition, answer));
            } catch (KafkactlException e) {
                errors.add(ItemError.of(plan.topic() + "-" + partition.partition(), e));
            }
        }
        return new TopicOutcome<>(done, errors);
    }

    private TrimmedPartition finish(TrimmedPartition partition, KafkaFuture<DeletedRecords> answer) {
        cluster.call(
                "delete records of partition " + partition.partition() + " of topic '" + partition.topic() + "'",
                a -> answer);
        return partition.as(Status.TRIMMED);
    }
}
