package io.kafkactl.ops.dlq.journal;

import java.time.Instant;
import java.util.List;

/**
 * One transaction's entry in the journal: which dead letters were settled, how, and where they went.
 *
 * @param sequence unique within run and partition, so that no entry ever replaces another under compaction
 */
public record Settlement(
        String dlq,
        String topicId,
        int partition,
        String run,
        long sequence,
        OffsetSet offsets,
        String action,
        List<Sent> targets,
        String operator,
        String reason,
        Instant time) {
    /** The only action so far: sent to the target. */
    public static final String REDRIVEN = "redriven";

    /** What one target partition received; offsets inclusive, records counted without what others wrote between. */
    public record Sent(String topic, int partition, long firstOffset, long lastOffset, long count) {}
}
