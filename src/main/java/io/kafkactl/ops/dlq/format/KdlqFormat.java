package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Dead letters of KDLQ (Java), which tell no topic. */
final class KdlqFormat extends HeaderFormat {
    KdlqFormat() {
        super(
                "kdlq",
                "header KDLQ_Kills",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.PARTITION, "KDLQ_OrigPartition")
                        .with(ProvenanceField.OFFSET, "KDLQ_OrigOffset")
                        .with(ProvenanceField.TIMESTAMP, "KDLQ_OrigTs")
                        .with(ProvenanceField.ATTEMPTS, "KDLQ_Redelivered"));
    }

    @Override
    boolean recognises(Headers headers) {
        return has(headers, "KDLQ_Kills");
    }

    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Payload.reserialized(deadLetter);
    }
}
