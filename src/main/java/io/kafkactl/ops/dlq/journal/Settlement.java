package io.kafkactl.ops.dlq.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transaction's entry in the journal: which dead letters were settled, how, and where they went.
 *
 * @param sequence unique within run and partition, so that no entry ever replaces another under compaction
 * @param records how many dead letters; {@code offsets} also holds those without a record
 * @param cluster id of the one that the targets are on, null for that of the dead letters
 */
public record Settlement(
        String dlq,
        String topicId,
        int partition,
        String run,
        long sequence,
        OffsetSet offsets,
        String action,
        long records,
        List<Sent> targets,
        String operator,
        String reason,
        Instant time,
        @Nullable String cluster) {
    /** One whose targets are on the cluster of the dead letters. */
    public Settlement(
            String dlq,
            String topicId,
            int partition,
            String run,
            long sequence,
            OffsetSet offsets,
            String action,
            long records,
            List<Sent> targets,
            String operator,
            String reason,
            Instant time) {
        this(dlq, topicId, partition, run, sequence, offsets, action, records, targets, operator, reason, time, null);
    }

    /** Sent to the target. */
    public static final String REDRIVEN = "redriven";
    /** Sent to the parking topic. */
    public static final String PARKED = "parked";
    /** Not sent, because nobody wants it any more. */
    public static final String DISCARDED = "discarded";
    /** Not sent, because another dead letter is the same one. */
    public static final String DUPLICATE = "duplicate";

    /** What one target partition received; offsets inclusive, records counted without what others wrote between. */
    public record Sent(String topic, int partition, long firstOffset, long lastOffset, long count) {}
}
