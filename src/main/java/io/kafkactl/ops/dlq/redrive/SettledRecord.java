package io.kafkactl.ops.dlq.redrive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter that was settled, as an audit keeps it.
 *
 * @param targetTopic null when it was settled without being sent, like the other two
 */
public record SettledRecord(
        Instant time,
        String run,
        Outcome outcome,
        String dlq,
        int partition,
        long offset,
        @Nullable String targetTopic,
        @Nullable Integer targetPartition,
        @Nullable Long targetOffset) {}
