package io.kafkactl.ops.dlq.redrive;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter on its way, with the offsets it settles: its own and the recordless ones before it.
 *
 * @param record null when it is settled without being sent
 * @param coverFrom first settled offset, inclusive
 * @param coverTo last settled offset, inclusive; behind {@code offset} only for the last record of a partition
 */
record BatchItem(
        @Nullable ProducerRecord<byte[], byte[]> record, Outcome outcome, long offset, long coverFrom, long coverTo) {
    /** What keeps a batch of records that are not sent from growing without end. */
    private static final int UNSENT_BYTES = 64;

    @Nullable
    ByteBuffer key() {
        return record == null || record.key() == null ? null : ByteBuffer.wrap(record.key());
    }

    /** The topic it goes to, or empty. */
    String target() {
        return record == null ? "" : record.topic();
    }

    boolean isCountedWith(BatchItem other) {
        return outcome == other.outcome && target().equals(other.target());
    }

    /** Key, value and headers in bytes. */
    int bytes() {
        if (record == null) {
            return UNSENT_BYTES;
        }
        int bytes = length(record.key()) + length(record.value());
        for (var header : record.headers()) {
            bytes += header.key().length() + length(header.value());
        }
        return bytes;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    BatchItem coveringTo(long last) {
        return new BatchItem(record, outcome, offset, coverFrom, last);
    }
}
