package io.kafkactl.record;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record that was read from input and is yet to be sent; partition and timestamp are chosen late when null. */
public record OutgoingRecord(
        @Nullable Integer partition,
        @Nullable Long timestamp,
        @Nullable Bytes key,
        @Nullable Bytes value,
        List<Header> headers) {
    public ProducerRecord<byte[], byte[]> toProducerRecord(String topic) {
        if (headers.isEmpty()) {
            return new ProducerRecord<>(topic, partition, timestamp, Bytes.arrayOf(key), Bytes.arrayOf(value));
        }
        RecordHeaders kafkaHeaders = new RecordHeaders();
        headers.forEach(header -> kafkaHeaders.add(header.toKafka()));
        return new ProducerRecord<>(
                topic, partition, timestamp, Bytes.arrayOf(key), Bytes.arrayOf(value), kafkaHeaders);
    }
}
