package io.kafkactl.ops.dlq;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dead-letter topic as {@code dlq list} shows it.
 *
 * @param formats one when recognised, none when unknown or empty, several when records differ
 * @param source null when neither name nor context tells
 * @param total offsets between log start and last stable offset: no fewer than the records
 * @param pending offsets not yet settled
 * @param hidden offsets behind an open transaction, not in {@code total}
 * @param oldest timestamp of the oldest sampled record
 * @param complete false when an open transaction hid the journal's tail, so that less may be pending
 */
public record DlqOverview(
        String topic,
        List<String> formats,
        @Nullable String source,
        long pending,
        long settled,
        long total,
        long hidden,
        @Nullable Instant oldest,
        boolean complete) {}
