package io.kafkactl.ops.topic.sizing;

import io.kafkactl.record.Bytes;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.RecordSink;
import org.jspecify.annotations.Nullable;

/** Measures how large the records of a topic are, by those that it is given from any thread. */
public final class TopicSample implements RecordSink {
    private long records;
    private long bytes;

    @Override
    public synchronized void accept(KafkaRecord record) {
        records++;
        bytes += length(record.key()) + length(record.value());
        record.headers().forEach(header -> bytes += header.name().length() + length(header.value()));
    }

    @Override
    public void flush() {}

    public synchronized long records() {
        return records;
    }

    /** Key, value and headers before compression, rounded up; null when no record came. */
    public synchronized @Nullable Long averageBytes() {
        return records == 0 ? null : (bytes + records - 1) / records;
    }

    private static int length(@Nullable Bytes part) {
        return part == null ? 0 : part.length();
    }
}
