package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;
import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The house format of {@code <source>.dead-letter} topics: key, value and headers unchanged, with
 * {@code original-topic}, {@code dead-letter-reason} and {@code failed-at} added.
 */
final class HeadersFormat implements DeadLetterFormat {
    private static final Set<String> OWN = Set.of("original-topic", "dead-letter-reason", "failed-at");

    @Override
    public String id() {
        return "headers";
    }

    /** With {@code dead-letter-topic} it is SmallRye's, which uses {@code dead-letter-reason} too. */
    @Override
    public boolean matches(ConsumerRecord<byte[], byte[]> deadLetter) {
        Headers headers = deadLetter.headers();
        return has(headers, "dead-letter-reason")
                && last(headers, "original-topic") != null
                && !has(headers, "dead-letter-topic");
    }

    @Override
    public Provenance provenance(ConsumerRecord<byte[], byte[]> deadLetter) {
        Headers headers = deadLetter.headers();
        return new Provenance(
                HeaderValues.textOrNull(last(headers, "original-topic")),
                null,
                null,
                null,
                null,
                null,
                HeaderValues.textOrNull(last(headers, "dead-letter-reason")),
                FailedAt.parse(HeaderValues.textOrNull(last(headers, "failed-at"))));
    }

    @Override
    public Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Payload.exact(deadLetter.value());
    }

    @Override
    public boolean ownsHeader(String name) {
        return OWN.contains(name);
    }
}
