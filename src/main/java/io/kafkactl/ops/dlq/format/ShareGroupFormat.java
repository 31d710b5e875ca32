package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Dead letters of share groups (KIP-1191): null key and value unless the group copies records, and never the original headers. */
final class ShareGroupFormat extends HeaderFormat {
    ShareGroupFormat() {
        super(
                "share-group",
                "header __dlq.errors.group",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "__dlq.errors.topic")
                        .with(ProvenanceField.PARTITION, "__dlq.errors.partition")
                        .with(ProvenanceField.OFFSET, "__dlq.errors.offset")
                        .with(ProvenanceField.GROUP, "__dlq.errors.group")
                        .with(ProvenanceField.ATTEMPTS, "__dlq.errors.delivery.count")
                        .with(ProvenanceField.ERROR_MESSAGE, "__dlq.errors.message"));
    }

    @Override
    boolean recognises(Headers headers) {
        return last(headers, "__dlq.errors.group") != null;
    }

    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        // A tombstone of a copying group has a key; without both the source record alone tells.
        return deadLetter.key() == null && deadLetter.value() == null
                ? Payload.absent()
                : Payload.exact(deadLetter).withoutHeaders();
    }
}
