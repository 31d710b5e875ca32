package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import io.kafkactl.ops.dlq.format.Payload.Fidelity;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Dead letters of Kafka Streams (KIP-1034): raw source bytes, or none from a punctuator or a production handler. */
final class StreamsFormat extends HeaderFormat {
    StreamsFormat() {
        super(
                "kafka-streams",
                "headers __streams.errors.topic and __streams.errors.exception",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "__streams.errors.topic")
                        .with(ProvenanceField.PARTITION, "__streams.errors.partition")
                        .with(ProvenanceField.OFFSET, "__streams.errors.offset")
                        .with(ProvenanceField.WRAPPER_CLASS, "__streams.errors.exception")
                        .with(ProvenanceField.ERROR_MESSAGE, "__streams.errors.message")
                        .with(ProvenanceField.STACK_TRACE, "__streams.errors.stacktrace"));
    }

    @Override
    boolean recognises(Headers headers) {
        return has(headers, "__streams.errors.topic") && has(headers, "__streams.errors.exception");
    }

    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        // Whether a null is a tombstone or nothing was there to copy, only the source record tells.
        return deadLetter.value() == null
                ? Payload.absent()
                        .withKey(deadLetter.key(), deadLetter.key() == null ? Fidelity.ABSENT : Fidelity.EXACT)
                        .withHeaders()
                : Payload.exact(deadLetter);
    }
}
