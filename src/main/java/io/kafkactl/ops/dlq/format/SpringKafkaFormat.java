package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters of Spring Kafka's {@code DeadLetterPublishingRecoverer}: {@code kafka_dlt-*} headers, numbers big-endian,
 * appended at each failure so that the last value is the newest.
 */
final class SpringKafkaFormat implements DeadLetterFormat {
    private static final String TOPIC = "kafka_dlt-original-topic";

    @Override
    public String id() {
        return "spring-kafka";
    }

    @Override
    public boolean matches(ConsumerRecord<byte[], byte[]> deadLetter) {
        return last(deadLetter.headers(), TOPIC) != null;
    }

    @Override
    public Provenance provenance(ConsumerRecord<byte[], byte[]> deadLetter) {
        Headers headers = deadLetter.headers();
        return new Provenance(
                HeaderValues.textOrNull(last(headers, TOPIC)),
                HeaderValues.partitionOrNull(last(headers, "kafka_dlt-original-partition")),
                HeaderValues.longOrNull(last(headers, "kafka_dlt-original-offset")),
                HeaderValues.longOrNull(last(headers, "kafka_dlt-original-timestamp")),
                HeaderValues.textOrNull(last(headers, "kafka_dlt-original-consumer-group")),
                errorClass(headers),
                HeaderValues.textOrNull(last(headers, "kafka_dlt-exception-message")),
                null);
    }

    /** The cause first: the other one is nearly always the wrapper {@code ListenerExecutionFailedException}. */
    private static @Nullable String errorClass(Headers headers) {
        String cause = HeaderValues.textOrNull(last(headers, "kafka_dlt-exception-cause-fqcn"));
        return cause != null ? cause : HeaderValues.textOrNull(last(headers, "kafka_dlt-exception-fqcn"));
    }

    @Override
    public Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Payload.exact(deadLetter.value());
    }

    @Override
    public boolean ownsHeader(String name) {
        return false;
    }
}
