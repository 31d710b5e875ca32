package io.kafkactl.ops.dlq.stats;

import io.kafkactl.ops.dlq.RecordCoordinate;
import io.kafkactl.ops.dlq.select.Fingerprint;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters that have something in common.
 *
 * @param value what they have in common; null when they do not tell it
 * @param fingerprint its parts when they are grouped by fingerprint, else null
 * @param first when the first of them failed
 * @param mostAttempts null when none tells
 * @param sample the first of them in the order of partitions and offsets
 * @param byTime counts by the beginning of each step; empty unless asked for
 */
public record DlqGroup(
        @Nullable String value,
        @Nullable Fingerprint fingerprint,
        long count,
        @Nullable Instant first,
        @Nullable Instant last,
        @Nullable Long mostAttempts,
        RecordCoordinate sample,
        @Nullable String sampleMessage,
        Map<Instant, Long> byTime) {}
