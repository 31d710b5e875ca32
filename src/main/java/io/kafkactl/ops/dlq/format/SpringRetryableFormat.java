package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;
import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Dead letters and retry records of Spring's {@code @RetryableTopic}: the first origin is kept, the bookkeeping of
 * retries is appended at each hop.
 */
final class SpringRetryableFormat extends HeaderFormat {
    SpringRetryableFormat() {
        super(
                "spring-retryable",
                "headers kafka_original-topic or retry_topic-attempts",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "kafka_original-topic")
                        .with(ProvenanceField.PARTITION, "kafka_original-partition")
                        .with(ProvenanceField.OFFSET, "kafka_original-offset")
                        .with(ProvenanceField.TIMESTAMP, "kafka_original-timestamp")
                        .with(
                                ProvenanceField.GROUP,
                                "kafka_dlt-original-consumer-group",
                                "kafka_original-consumer-group")
                        .with(ProvenanceField.ATTEMPTS, "retry_topic-attempts")
                        .with(ProvenanceField.ERROR_CLASS, "kafka_exception-cause-fqcn")
                        .with(ProvenanceField.WRAPPER_CLASS, "kafka_exception-fqcn", "kafka_key-exception-fqcn")
                        .with(ProvenanceField.ERROR_MESSAGE, "kafka_exception-message", "kafka_key-exception-message")
                        .with(
                                ProvenanceField.STACK_TRACE,
                                "kafka_exception-stacktrace",
                                "kafka_key-exception-stacktrace"));
    }

    @Override
    boolean recognises(Headers headers) {
        return last(headers, "kafka_original-topic") != null || has(headers, "retry_topic-attempts");
    }

    @Override
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Payload.reserialized(deadLetter);
    }

    /** After a retry the failing place is a retry topic that no header names; the origin is the oldest there is. */
    @Override
    Provenance provenance(Headers headers) {
        Provenance read = super.provenance(headers);
        Long attempts = read.failure().attempts();
        Provenance first = read.withOrigin(read.history().get(0));
        return attempts == null || attempts > 1 ? first.withFailedAt(Place.UNKNOWN) : first;
    }
}
