package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.format.DeadLetterFormat;
import io.kafkactl.ops.dlq.journal.OffsetSet;
import io.kafkactl.record.OffsetRange;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Everything a redrive will do, worked out by reading only.
 *
 * @param format null when no dead letter is left to look at
 * @param ranges by partition, from the first offset not settled to the last stable offset at planning
 * @param selected by partition, the offsets that will be sent
 * @param groups what happens to how many records, targets first
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
        List<RedriveGroup> groups,
        long fromSource,
        long reencoded,
        long timestampsReplaced,
        long settledBefore,
        long hidden,
        String journalTopic,
        @Nullable Uuid journalId,
        boolean journalComplete) {

    public boolean journalExists() {
        return journalId != null;
    }

    public long selectedCount() {
        return groups.stream()
                .filter(RedriveGroup::isSent)
                .mapToLong(RedriveGroup::records)
                .sum();
    }

    public long pendingCount() {
        return groups.stream()
                .filter(group -> !group.isSent())
                .mapToLong(RedriveGroup::records)
                .sum();
    }

    /** Existing targets that only a word of the user's would permit. */
    public List<String> targetsToAllow() {
        return groups.stream()
                .filter(group -> group.reason() == PendingReason.TARGET_NOT_ALLOWED)
                .map(RedriveGroup::target)
                .toList();
    }
}
