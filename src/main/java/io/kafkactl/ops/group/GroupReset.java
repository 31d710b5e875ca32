package io.kafkactl.ops.group;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.OffsetTarget.At;
import io.kafkactl.ops.group.OffsetTarget.Kept;
import io.kafkactl.ops.group.OffsetTarget.OfGroup;
import io.kafkactl.ops.group.OffsetTarget.Shift;
import io.kafkactl.record.OffsetRange;
import io.kafkactl.record.PartitionSet;
import io.kafkactl.record.PositionResolver;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Sets the offsets of a group without members: a plan, a file to go back with, and then the change. */
public final class GroupReset {
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final Cluster cluster;
    private final Clock clock;
    private final GroupCatalog catalog;
    private final GroupOffsets offsets;

    public GroupReset(Cluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
        this.catalog = new GroupCatalog(cluster);
        this.offsets = new GroupOffsets(cluster);
    }

    /**
     * What a reset changes.
     *
     * @param topics empty for all that the group has committed in
     * @param partitions null for all
     * @param create a group that does not exist yet is no error
     */
    public record Scope(
            String group, Set<String> topics, @Nullable PartitionSet partitions, boolean create) {}

    /** Reads where the group stands and where it would stand; exit 8 when it has members. */
    public ResetPlan plan(Scope scope, OffsetTarget target) {
        boolean creates = scope.create() && !exists(scope.group());
        ListedGroup group = creates
                ? new ListedGroup(scope.group(), GroupType.CLASSIC, "Empty", "consumer")
                : catalog.get(scope.group());
        requireIdle(group);
        Map<TopicPartition, CommittedOffset> current = creates ? Map.of() : offsets.read(group);
        Set<TopicPartition> selected = selected(scope, target, current);
        Map<TopicPartition, OffsetRange> bounds = bounds(selected);
        Map<TopicPartition, @Nullable CommittedOffset> wanted = resolve(target, selected, current, bounds);
        List<OffsetChange> changes = new ArrayList<>();
        for (TopicPartition partition : selected) {
            if (wanted.containsKey(partition)) {
                changes.add(new OffsetChange(
                        partition, current.get(partition), wanted.get(partition), bounds.get(partition)));
            }
        }
        if (changes.isEmpty()) {
            throw KafkactlException.notFound(
                    "NO_OFFSETS",
                    "group '" + scope.group() + "' has nothing to reset"
                            + (scope.topics().isEmpty() ? "" : " in " + String.join(", ", scope.topics())),
                    "-t TOPIC names topics in which nothing is committed yet; Kafka leaves out offsets of topics"
                            + " for which you have no DESCRIBE");
        }
        return new ResetPlan(cluster.clusterId(), group, creates, changes);
    }

    /** Writes the file, looks once more for members, and sets the offsets; the errors are those of partitions. */
    public List<ItemError> execute(ResetPlan plan, Path restoreFile) {
        Map<TopicPartition, @Nullable CommittedOffset> before = new LinkedHashMap<>();
        Map<TopicPartition, CommittedOffset> set = new HashMap<>();
        Set<TopicPartition> forget = new TreeSet<>(ORDER);
        for (OffsetChange change : plan.changes()) {
            before.put(change.partition(), change.before());
            if (change.after() != null && change.isChange()) {
                set.put(change.partition(), change.after());
            } else if (change.isChange()) {
                forget.add(change.partition());
            }
        }
        String name = plan.group().name();
        OffsetsFile.write(restoreFile, new OffsetsFile.Content(plan.clusterId(), name, before), clock.instant());
        if (!plan.creates()) {
            requireIdle(catalog.get(name));
        }
        Map<TopicPartition, KafkactlException> failed =
                new HashMap<>(offsets.write(name, plan.group().type(), set));
        failed.putAll(offsets.delete(name, plan.group().type(), forget));
        return failed.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(entry -> ItemError.of(entry.getKey().toString(), entry.getValue()))
                .toList();
    }

    private boolean exists(String group) {
        return catalog.list(GroupQuery.all()).groups().stream()
                .anyMatch(listed -> listed.name().equals(group));
    }

    /** Kafka would refuse too, but only partition by partition, and with "unknown member". */
    private static void requireIdle(ListedGroup group) {
        if (!group.commitsOffsets()) {
            throw KafkactlException.refused(
                    "NO_OFFSETS",
                    "group '" + group.name() + "' is of protocol '" + group.protocol() + "' and commits no offsets",
                    null);
        }
        if (!group.state().equals("Empty") && !group.state().equals("Dead")) {
            throw KafkactlException.refused(
                    "GROUP_NOT_EMPTY",
                    "group '" + group.name() + "' is active: its state is " + group.state(),
                    "stop its members first; kafkactl group describe " + group.name() + " shows them");
        }
    }

    private Set<TopicPartition> selected(
            Scope scope, OffsetTarget target, Map<TopicPartition, CommittedOffset> current) {
        Set<TopicPartition> selected = new TreeSet<>(ORDER);
        if (scope.topics().isEmpty()) {
            if (target instanceof Kept kept) {
                selected.addAll(kept.offsets().keySet());
            } else if (target instanceof OfGroup other) {
                selected.addAll(offsets.read(catalog.get(other.group())).keySet());
            } else {
                selected.addAll(current.keySet());
            }
        }
        for (String topic : scope.topics()) {
            int count = cluster.topic(topic).partitions().size();
            IntStream.range(0, count).forEach(number -> selected.add(new TopicPartition(topic, number)));
        }
        if (scope.partitions() != null) {
            Set<TopicPartition> chosen = selected.stream()
                    .map(TopicPartition::topic)
                    .distinct()
                    .flatMap(topic -> scope
                            .partitions()
                            .of(topic, cluster.topic(topic).partitions().size())
                            .stream()
                            .map(number -> new TopicPartition(topic, number)))
                    .collect(Collectors.toSet());
            selected.retainAll(chosen);
        }
        return selected;
    }

    /** Of the partitions that still exist; asking for others would flood the brokers. */
    private Map<TopicPartition, OffsetRange> bounds(Set<TopicPartition> partitions) {
        Map<String, TopicDescription> topics = cluster.findTopics(
                partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
        List<TopicPartition> existing = partitions.stream()
                .filter(partition -> {
                    TopicDescription topic = topics.get(partition.topic());
                    return topic != null
                            && partition.partition() < topic.partitions().size();
                })
                .toList();
        return resolver().bounds(existing);
    }

    private PositionResolver resolver() {
        return new PositionResolver(cluster, IsolationLevel.READ_UNCOMMITTED, clock.instant());
    }

    private Map<TopicPartition, @Nullable CommittedOffset> resolve(
            OffsetTarget target,
            Set<TopicPartition> selected,
            Map<TopicPartition, CommittedOffset> current,
            Map<TopicPartition, OffsetRange> bounds) {
        Map<TopicPartition, @Nullable CommittedOffset> wanted = new HashMap<>();
        if (target instanceof At at) {
            resolver()
                    .resolve(bounds, at.position())
                    .forEach((partition, offset) -> wanted.put(partition, CommittedOffset.at(offset)));
        } else if (target instanceof Shift shift) {
            bounds.forEach((partition, log) -> {
                CommittedOffset now = current.get(partition);
                if (now != null) {
                    long offset = Math.max(log.from(), Math.min(log.to(), now.offset() + shift.count()));
                    wanted.put(partition, CommittedOffset.at(offset));
                }
            });
        } else if (target instanceof OfGroup other) {
            wanted.putAll(offsets.read(catalog.get(other.group())));
        } else if (target instanceof Kept kept) {
            wanted.putAll(kept.offsets());
        }
        wanted.keySet().retainAll(selected);
        return wanted;
    }
}
