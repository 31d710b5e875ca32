package io.kafkactl.ops.group;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Deletes groups without members, or what they have committed in single topics. */
public final class GroupDeletion {
    private final Cluster cluster;
    private final GroupCatalog catalog;
    private final GroupOffsets offsets;

    public GroupDeletion(Cluster cluster) {
        this.cluster = cluster;
        this.catalog = new GroupCatalog(cluster);
        this.offsets = new GroupOffsets(cluster);
    }

    /** A group that is to be deleted, wholly or in part. */
    public record DoomedGroup(ListedGroup group, Set<TopicPartition> partitions) {
        public String name() {
            return group.name();
        }

        public int offsets() {
            return partitions.size();
        }

        public List<String> topics() {
            return partitions.stream()
                    .map(TopicPartition::topic)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** What a deletion will do. */
    public record Plan(String clusterId, boolean whole, List<DoomedGroup> groups, List<ItemError> errors) {
        public List<String> consequences() {
            return groups.stream()
                    .map(doomed -> "group '" + doomed.name() + "': the committed offsets of "
                            + Counted.of(doomed.offsets(), "partition")
                            + (doomed.topics().isEmpty() ? "" : " of " + String.join(", ", doomed.topics()))
                            + " will be lost" + (whole ? ", and the group itself" : ""))
                    .toList();
        }
    }

    /**
     * Reads what would be lost.
     *
     * @param topics empty for the groups themselves
     */
    public Plan plan(List<String> names, Set<String> topics) {
        GroupSelection<ListedGroup> found = catalog.list(GroupQuery.of(names));
        List<ItemError> errors = new ArrayList<>(found.errors());
        List<DoomedGroup> doomed = new ArrayList<>();
        for (ListedGroup group : found.groups()) {
            try {
                doomed.add(doomed(group, topics));
            } catch (KafkactlException e) {
                errors.add(ItemError.of(group.name(), e));
            }
        }
        return new Plan(cluster.clusterId(), topics.isEmpty(), doomed, errors);
    }

    private DoomedGroup doomed(ListedGroup group, Set<String> topics) {
        if (topics.isEmpty() && !group.state().equals("Empty") && !group.state().equals("Dead")) {
            throw KafkactlException.refused(
                    "GROUP_NOT_EMPTY",
                    "group '" + group.name() + "' is active: its state is " + group.state(),
                    "stop its members first; kafkactl group describe " + group.name() + " shows them");
        }
        Set<TopicPartition> partitions = offsets.read(group).keySet().stream()
                .filter(partition -> topics.isEmpty() || topics.contains(partition.topic()))
                .collect(Collectors.toSet());
        if (!topics.isEmpty() && partitions.isEmpty()) {
            throw KafkactlException.notFound(
                    "NO_OFFSETS",
                    "group '" + group.name() + "' has no offsets in " + String.join(", ", topics),
                    "kafkactl lag " + group.name() + " --by topic shows where it has");
        }
        return new DoomedGroup(group, partitions);
    }

    /** Deletes what the plan lists; the errors of the plan are among those of the result. */
    public GroupSelection<DoomedGroup> execute(Plan plan) {
        List<ItemError> errors = new ArrayList<>(plan.errors());
        List<DoomedGroup> deleted = new ArrayList<>();
        for (DoomedGroup doomed : plan.groups()) {
            Optional<KafkactlException> failure = plan.whole()
                    ? Optional.ofNullable(delete(doomed).errors().get(doomed.name()))
                    : offsets.delete(doomed.name(), doomed.group().type(), doomed.partitions()).values().stream()
                            .findFirst();
            failure.ifPresentOrElse(e -> errors.add(ItemError.of(doomed.name(), e)), () -> deleted.add(doomed));
        }
        return new GroupSelection<>(deleted, errors);
    }

    private Answers<String, Void> delete(DoomedGroup doomed) {
        Set<String> name = Set.of(doomed.name());
        return cluster.callEach(
                group -> "delete group '" + group + "'",
                a -> request(a, doomed.group().type(), name));
    }

    private static Map<String, KafkaFuture<Void>> request(Admin admin, GroupType type, Set<String> names) {
        return switch (type) {
            case SHARE -> admin.deleteShareGroups(names).deletedGroups();
            case STREAMS -> admin.deleteStreamsGroups(names).deletedGroups();
            case CLASSIC, CONSUMER -> admin.deleteConsumerGroups(names).deletedGroups();
        };
    }
}
