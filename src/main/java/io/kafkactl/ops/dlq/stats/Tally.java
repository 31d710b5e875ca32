package io.kafkactl.ops.dlq.stats;

import io.kafkactl.ops.dlq.RecordCoordinate;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Failure;
import io.kafkactl.ops.dlq.select.Conditions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The dead letters of one group, counted. */
final class Tally {
    private static final int MESSAGE_CHARS = 300;

    private long count;
    private long first = Long.MAX_VALUE;
    private long last = -1;
    private long mostAttempts = -1;
    private int samplePartition = Integer.MAX_VALUE;
    private long sampleOffset = Long.MAX_VALUE;
    private @Nullable String sampleMessage;
    private final @Nullable TimeHistogram histogram;

    Tally(boolean withHistogram) {
        this.histogram = withHistogram ? new TimeHistogram() : null;
    }

    void add(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter) {
        count++;
        long at = Conditions.failedAt(record, letter);
        if (at >= 0) {
            first = Math.min(first, at);
            last = Math.max(last, at);
            if (histogram != null) {
                histogram.add(at, 1);
            }
        }
        Failure failure = letter == null ? null : letter.provenance().failure();
        Long attempts = failure == null ? null : failure.attempts();
        if (attempts != null) {
            mostAttempts = Math.max(mostAttempts, attempts);
        }
        if (isBefore(record.partition(), record.offset())) {
            samplePartition = record.partition();
            sampleOffset = record.offset();
            sampleMessage = failure == null ? null : cut(failure.message());
        }
    }

    private boolean isBefore(int partition, long offset) {
        return partition < samplePartition || (partition == samplePartition && offset < sampleOffset);
    }

    private static @Nullable String cut(@Nullable String message) {
        if (message == null || message.length() <= MESSAGE_CHARS) {
            return message;
        }
        int end = Character.isHighSurrogate(message.charAt(MESSAGE_CHARS - 1)) ? MESSAGE_CHARS - 1 : MESSAGE_CHARS;
        return message.substring(0, end) + "…";
    }

    void merge(Tally other) {
        count += other.count;
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        mostAttempts = Math.max(mostAttempts, other.mostAttempts);
        if (isBefore(other.samplePartition, other.sampleOffset)) {
            samplePartition = other.samplePartition;
            sampleOffset = other.sampleOffset;
            sampleMessage = other.sampleMessage;
        }
        if (histogram != null && other.histogram != null) {
            histogram.merge(other.histogram);
        }
    }

    long count() {
        return count;
    }

    /** Epoch milliseconds, null when no record tells a time. */
    @Nullable
    Long first() {
        return last < 0 ? null : (Long) first;
    }

    @Nullable
    Long last() {
        return last < 0 ? null : (Long) last;
    }

    @Nullable
    Long mostAttempts() {
        return mostAttempts < 0 ? null : (Long) mostAttempts;
    }

    /** The first in the order of partitions and offsets. */
    RecordCoordinate sample() {
        return new RecordCoordinate(samplePartition, sampleOffset);
    }

    @Nullable
    String sampleMessage() {
        return sampleMessage;
    }

    @Nullable
    TimeHistogram histogram() {
        return histogram;
    }
}
