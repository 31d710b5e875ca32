package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Records that SmallRye could not deserialize and that went on with their original bytes in headers. */
final class SmallRyeDeserializationFormat extends HeaderFormat {
    SmallRyeDeserializationFormat() {
        super(
                "smallrye-deserialization",
                "header deserialization-failure-topic",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "deserialization-failure-topic")
                        .with(
                                ProvenanceField.ERROR_MESSAGE,
                                "deserialization-failure-cause",
                                "deserialization-failure-reason"));
    }

    @Override
    boolean recognises(Headers headers) {
        return last(headers, "deserialization-failure-topic") != null;
    }

    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return SmallRyeFailedBytes.in(deadLetter);
    }
}
