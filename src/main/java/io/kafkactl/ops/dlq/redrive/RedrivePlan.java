package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.journal.JournalState;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.record.OffsetRange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Everything a redrive will do, worked out by reading only.
 *
 * @param format null when no dead letter is left to look at
 * @param ranges by partition, from the first offset not settled to the last stable offset at planning
 * @param selected by partition, the offsets that will be sent
 * @param duplicates by partition, the offsets that are settled because another dead letter is the same one
 * @param groups what happens to how many records, those that go first
 * @param targets what is known of the topics that records go to
 * @param readers the groups that will read them again, null when the permission to look is missing
 * @param settledBefore offsets that earlier runs settled
 * @param hidden offsets behind an open transaction, which this run does not see
 * @param journalId null when there is no journal: consent to this plan is also consent to creating it
 * @param journalComplete false when an open transaction hid the journal's tail; the counts are taken again before work
 */
public record RedrivePlan(
        RedriveRequest request,
        @Nullable DeadLetterFormat format,
        Map<Integer, OffsetRange> ranges,
        Map<Integer, OffsetSet> selected,
        Map<Integer, OffsetSet> duplicates,
        List<RedriveGroup> groups,
        PlanFacts facts,
        Map<String, TargetTopic> targets,
        @Nullable List<TargetReader> readers,
        long settledBefore,
        long hidden,
        String journalTopic,
        @Nullable Uuid journalId,
        boolean journalComplete) {

    public boolean journalExists() {
        return journalId != null;
    }

    /** Dead letters that will be settled in any way. */
    public long selectedCount() {
        return groups.stream()
                .filter(RedriveGroup::isSettled)
                .mapToLong(RedriveGroup::records)
                .sum();
    }

    public long pendingCount() {
        return groups.stream()
                .filter(group -> !group.isSettled())
                .mapToLong(RedriveGroup::records)
                .sum();
    }

    /** The dead-letter partitions in which something will be settled. */
    public Set<Integer> partitions() {
        Set<Integer> partitions = new TreeSet<>(selected.keySet());
        partitions.addAll(duplicates.keySet());
        return partitions;
    }

    /** All that will be settled of a partition. */
    OffsetSet planned(int partition) {
        OffsetSet none = new OffsetSet();
        return selected.getOrDefault(partition, none).with(duplicates.getOrDefault(partition, none));
    }

    /** True when nothing is left to do in that partition. */
    boolean isSettledBy(int partition, JournalState state) {
        return planned(partition).without(state.settled(partition)).isEmpty();
    }

    /** The topics that records go to, those for parking included. */
    public Set<String> targetNames() {
        Set<String> names = new TreeSet<>();
        groups.stream()
                .filter(group -> group.isSettled() && !group.target().isEmpty())
                .forEach(group -> names.add(group.target()));
        return names;
    }

    /** Existing targets that only a word of the user's would permit. */
    public List<String> targetsToAllow() {
        return groups.stream()
                .filter(group -> group.reason() == PendingReason.TARGET_NOT_ALLOWED)
                .map(RedriveGroup::target)
                .toList();
    }

    /** The group that failed: by the word of the user, of the records, or of the context; null when it is not certain. */
    public @Nullable String failedGroup() {
        String given = request.rules().failedGroup();
        if (given != null) {
            return given;
        }
        Set<String> named = facts.failedGroups().keySet();
        return named.size() == 1
                ? named.iterator().next()
                : named.isEmpty() ? request.dlq().group() : null;
    }

    RedrivePlan withReaders(@Nullable List<TargetReader> found) {
        return new RedrivePlan(
                request,
                format,
                ranges,
                selected,
                duplicates,
                groups,
                facts,
                targets,
                found,
                settledBefore,
                hidden,
                journalTopic,
                journalId,
                journalComplete);
    }

    /** The same plan for some of its records. */
    RedrivePlan of(
            Map<Integer, OffsetRange> someRanges,
            Map<Integer, OffsetSet> someSelected,
            Map<Integer, OffsetSet> someDuplicates) {
        return new RedrivePlan(
                request,
                format,
                someRanges,
                someSelected,
                someDuplicates,
                groups,
                facts,
                targets,
                readers,
                settledBefore,
                hidden,
                journalTopic,
                journalId,
                journalComplete);
    }
}
