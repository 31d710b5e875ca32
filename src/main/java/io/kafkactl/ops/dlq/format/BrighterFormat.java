package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;
import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Messages that Brighter (.NET) rejected; replaced at each failure. */
final class BrighterFormat extends HeaderFormat {
    BrighterFormat() {
        super(
                "brighter",
                "headers OriginalTopic and RejectionTimestamp",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "OriginalTopic")
                        .with(ProvenanceField.ERROR_CLASS, "RejectionReason")
                        .with(ProvenanceField.ERROR_MESSAGE, "RejectionMessage")
                        .with(ProvenanceField.FAILED_AT, "RejectionTimestamp"));
    }

    @Override
    boolean recognises(Headers headers) {
        return last(headers, "OriginalTopic") != null && has(headers, "RejectionTimestamp");
    }

    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Payload.reserialized(deadLetter);
    }

    @Override
    public boolean ownsHeader(String name) {
        return fields().names().contains(name) || name.equals("OriginalType");
    }
}
