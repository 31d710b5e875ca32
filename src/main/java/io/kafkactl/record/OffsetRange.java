package io.kafkactl.record;

/** Offsets of one partition: {@code from} inclusive, {@code to} exclusive. */
public record OffsetRange(long from, long to) {
    public boolean isEmpty() {
        return from >= to;
    }

    public long size() {
        return Math.max(0, to - from);
    }
}
