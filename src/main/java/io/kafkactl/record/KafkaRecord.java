package io.kafkactl.record;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A record as a topic holds it, without any loss: null is not empty, headers keep order and duplicates.
 *
 * @param timestamp milliseconds since the epoch; meaningless when the type is {@code NO_TIMESTAMP_TYPE}
 */
public record KafkaRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        TimestampType timestampType,
        @Nullable Bytes key,
        @Nullable Bytes value,
        List<Header> headers) {
    public static KafkaRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new KafkaRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                Bytes.ofNullable(record.key()),
                Bytes.ofNullable(record.value()),
                Header.listOf(record.headers()));
    }

    public boolean hasTimestamp() {
        return timestampType != TimestampType.NO_TIMESTAMP_TYPE;
    }
}
