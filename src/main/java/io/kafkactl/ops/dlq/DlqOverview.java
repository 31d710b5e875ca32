package io.kafkactl.ops.dlq;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dead-letter, retry or parking topic as {@code dlq list} shows it.
 *
 * @param foundBy as {@link FoundDlq#by()}
 * @param formats one when recognised, none when unknown or empty, several when records differ
 * @param source null when neither name nor context tells
 * @param total offsets between log start and last stable offset: no fewer than the records
 * @param pending offsets not yet settled; null for a retry topic, whose records its own group works off
 * @param newInLastHour offsets whose records have a timestamp of the last hour
 * @param hidden offsets behind an open transaction, not in {@code total}
 * @param oldest timestamp of the oldest pending record that was sampled
 * @param expires when retention may take that record, null when never or nothing is pending
 * @param warnings such as {@code compacted}
 * @param groups who reads a retry topic; empty for others
 * @param complete false when an open transaction hid the journal's tail, so that less may be pending
 */
public record DlqOverview(
        String topic,
        DlqNames.Kind kind,
        String foundBy,
        List<String> formats,
        @Nullable String source,
        @Nullable Long pending,
        long settled,
        long total,
        long newInLastHour,
        long hidden,
        @Nullable Instant oldest,
        @Nullable Instant expires,
        List<String> warnings,
        List<GroupBehind> groups,
        boolean complete) {
    /** A group that reads a topic, and its lag there; null when it is not known. */
    public record GroupBehind(String group, @Nullable Long lag) {}

    /** True when a person has to do something about it. */
    public boolean isPending() {
        return pending != null && pending > 0;
    }
}
