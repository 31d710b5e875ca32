package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Dead letters of Spring Kafka's {@code DeadLetterPublishingRecoverer}: {@code kafka_dlt-*} headers, numbers big-endian,
 * appended at each failure so that the last value is the newest.
 */
final class SpringKafkaFormat extends HeaderFormat {
    private static final String TOPIC = "kafka_dlt-original-topic";

    SpringKafkaFormat() {
        super(
                "spring-kafka",
                "header " + TOPIC,
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, TOPIC)
                        .with(ProvenanceField.PARTITION, "kafka_dlt-original-partition")
                        .with(ProvenanceField.OFFSET, "kafka_dlt-original-offset")
                        .with(ProvenanceField.TIMESTAMP, "kafka_dlt-original-timestamp")
                        .with(ProvenanceField.GROUP, "kafka_dlt-original-consumer-group")
                        // The other one is nearly always the wrapper ListenerExecutionFailedException.
                        .with(ProvenanceField.ERROR_CLASS, "kafka_dlt-exception-cause-fqcn")
                        .with(ProvenanceField.WRAPPER_CLASS, "kafka_dlt-exception-fqcn", "kafka_dlt-key-exception-fqcn")
                        .with(
                                ProvenanceField.ERROR_MESSAGE,
                                "kafka_dlt-exception-message",
                                "kafka_dlt-key-exception-message")
                        .with(
                                ProvenanceField.STACK_TRACE,
                                "kafka_dlt-exception-stacktrace",
                                "kafka_dlt-key-exception-stacktrace"));
    }

    @Override
    boolean recognises(Headers headers) {
        return last(headers, TOPIC) != null;
    }

    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Payload.reserialized(deadLetter);
    }
}
