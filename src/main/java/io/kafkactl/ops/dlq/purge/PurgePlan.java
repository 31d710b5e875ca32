package io.kafkactl.ops.dlq.purge;

import io.kafkactl.error.KafkactlException;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * What a purge will do, worked out by reading only.
 *
 * @param journalId null when there is no journal, and so nothing is proven settled
 * @param refusal why it must not be done now, null when it may
 * @param warnings what could not be found out
 */
public record PurgePlan(
        PurgeRequest request,
        List<PurgedPartition> partitions,
        @Nullable Uuid journalId,
        @Nullable KafkactlException refusal,
        List<String> warnings) {
    public long removed() {
        return partitions.stream().mapToLong(PurgedPartition::removed).sum();
    }

    public long unsettled() {
        return partitions.stream().mapToLong(PurgedPartition::unsettled).sum();
    }

    /** Those that lose something. */
    public List<PurgedPartition> affected() {
        return partitions.stream().filter(each -> each.removed() > 0).toList();
    }
}
