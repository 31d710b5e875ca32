package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Dead letters of laravel-kafka (PHP), which tell no source. */
final class LaravelFormat extends HeaderFormat {
    LaravelFormat() {
        super(
                "laravel-kafka",
                "header kafka_throwable_class_name",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.WRAPPER_CLASS, "kafka_throwable_class_name")
                        .with(ProvenanceField.ERROR_MESSAGE, "kafka_throwable_message"));
    }

    @Override
    boolean recognises(Headers headers) {
        return has(headers, "kafka_throwable_class_name");
    }

    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Payload.reserialized(deadLetter);
    }
}
