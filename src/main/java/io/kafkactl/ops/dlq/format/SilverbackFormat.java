package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Messages that a Silverback (.NET) move policy put aside; replaced at each failure. */
final class SilverbackFormat extends HeaderFormat {
    SilverbackFormat() {
        super(
                "silverback",
                "header x-source-topic",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "x-source-topic")
                        .with(ProvenanceField.PARTITION, "x-source-partition")
                        .with(ProvenanceField.OFFSET, "x-source-offset")
                        .with(ProvenanceField.TIMESTAMP, Encoding.TIME, "x-source-timestamp")
                        .with(ProvenanceField.GROUP, "x-source-consumer-group-id")
                        .with(ProvenanceField.ATTEMPTS, "x-failed-attempts")
                        .with(ProvenanceField.WRAPPER_CLASS, "x-failure-reason"));
    }

    @Override
    boolean recognises(Headers headers) {
        return last(headers, "x-source-topic") != null;
    }

    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Payload.reserialized(deadLetter);
    }
}
