package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagOptions;
import io.kafkactl.ops.group.lag.LagReader;
import io.kafkactl.ops.group.lag.PartitionLag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the groups of any type that read the targets of a redrive. */
final class TargetReaders {
    private final LagReader reader;

    TargetReaders(Connection connection, Set<String> targets, Clock clock, Cancellation cancellation) {
        this.reader = new LagReader(
                connection,
                new LagOptions(
                        targets,
                        LagOptions.Isolation.READ_COMMITTED,
                        LagOptions.NoCommit.AUTO,
                        LagOptions.TimeLag.OFF,
                        0),
                clock,
                cancellation);
    }

    /** Null when the permission to look is missing. */
    @Nullable
    List<TargetReader> read(Set<String> failedGroups) {
        List<GroupLag> groups;
        try {
            groups = reader.read(GroupQuery.all()).groups();
        } catch (KafkactlException e) {
            return null;
        }
        List<TargetReader> readers = new ArrayList<>();
        for (GroupLag group : groups) {
            Set<String> topics = new TreeSet<>();
            group.partitions().forEach(partition -> topics.add(partition.topic()));
            for (String topic : topics) {
                List<PartitionLag> own = group.partitions().stream()
                        .filter(partition -> partition.topic().equals(topic))
                        .toList();
                readers.add(new TargetReader(
                        topic,
                        group.group(),
                        group.type(),
                        group.withPartitions(own).lag(),
                        failedGroups.contains(group.group())));
            }
        }
        return List.copyOf(readers);
    }
}
