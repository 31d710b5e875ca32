package io.kafkactl.ops.dlq.format;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The house format of {@code <source>.dead-letter} topics: key, value and headers unchanged, with
 * {@code original-topic}, {@code dead-letter-reason} and {@code failed-at} added.
 */
final class HeadersFormat extends HeaderFormat {
    HeadersFormat() {
        super(
                "headers",
                "headers dead-letter-reason and original-topic",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "original-topic")
                        .with(ProvenanceField.ERROR_MESSAGE, "dead-letter-reason")
                        .with(ProvenanceField.FAILED_AT, "failed-at"));
    }

    /** With {@code dead-letter-topic} it is SmallRye's, which uses {@code dead-letter-reason} too. */
    @Override
    boolean recognises(Headers headers) {
        boolean reason = false;
        boolean topic = false;
        // One pass: a topic of millions is read like this.
        for (Header header : headers) {
            switch (header.key()) {
                case "dead-letter-reason" -> reason = true;
                case "original-topic" -> topic = header.value() != null;
                case "dead-letter-topic" -> {
                    return false;
                }
                default -> {}
            }
        }
        return reason && topic;
    }

    @Override
    public boolean ownsHeader(String name) {
        return fields().names().contains(name);
    }
}
