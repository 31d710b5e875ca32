package io.kafkactl.ops.topic.change;

/**
 * One partition whose oldest records go.
 *
 * @param from the log start offset before
 * @param to the log start offset after
 */
public record TrimmedPartition(String topic, int partition, long from, long to, Status status) {
    /** What became of it. */
    public enum Status {
        TRIMMED,
        /** Nothing lies before the position. */
        UNCHANGED,
        WOULD_TRIM
    }

    /** By offsets: compaction and transactions leave offsets without records. */
    public long records() {
        return Math.max(0, to - from);
    }

    TrimmedPartition as(Status done) {
        return new TrimmedPartition(topic, partition, from, to, done);
    }
}
