package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Messages of Watermill's (Go) poison queue, whose marshaler drops the key; replaced at each failure. */
final class WatermillFormat extends HeaderFormat {
    WatermillFormat() {
        super(
                "watermill",
                "header topic_poisoned",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "topic_poisoned")
                        .with(ProvenanceField.GROUP, "subscriber_poisoned")
                        .with(ProvenanceField.ERROR_MESSAGE, "reason_poisoned"));
    }

    @Override
    boolean recognises(Headers headers) {
        return last(headers, "topic_poisoned") != null;
    }

    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        Payload payload = Payload.exact(deadLetter);
        return deadLetter.key() == null ? payload.withoutKey() : payload;
    }
}
