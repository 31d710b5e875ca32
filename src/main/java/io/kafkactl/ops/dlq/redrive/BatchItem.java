package io.kafkactl.ops.dlq.redrive;

import java.nio.ByteBuffer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter on its way, with the offsets it settles: its own and the recordless ones before it.
 *
 * @param coverFrom first settled offset, inclusive
 * @param coverTo last settled offset, inclusive; behind {@code offset} only for the last record of a partition
 */
record BatchItem(ProducerRecord<byte[], byte[]> record, long offset, long coverFrom, long coverTo) {
    @Nullable
    ByteBuffer key() {
        return record.key() == null ? null : ByteBuffer.wrap(record.key());
    }

    /** Key, value and headers in bytes. */
    int bytes() {
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
        return new BatchItem(record, offset, coverFrom, last);
    }
}
