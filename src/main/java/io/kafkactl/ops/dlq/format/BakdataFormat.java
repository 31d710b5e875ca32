package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Dead letters of bakdata's error handling for Kafka Streams, in its form with headers; replaced at each failure. */
final class BakdataFormat extends HeaderFormat {
    BakdataFormat() {
        super(
                "bakdata",
                "headers __streams.errors.topic and __streams.errors.exception.class.name",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "__streams.errors.topic")
                        .with(ProvenanceField.PARTITION, "__streams.errors.partition")
                        .with(ProvenanceField.OFFSET, "__streams.errors.offset")
                        .with(ProvenanceField.WRAPPER_CLASS, "__streams.errors.exception.class.name")
                        .with(ProvenanceField.ERROR_MESSAGE, "__streams.errors.exception.message")
                        .with(ProvenanceField.STACK_TRACE, "__streams.errors.exception.stack_trace"));
    }

    @Override
    boolean recognises(Headers headers) {
        return has(headers, "__streams.errors.topic") && has(headers, "__streams.errors.exception.class.name");
    }

    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Payload.reserialized(deadLetter);
    }
}
