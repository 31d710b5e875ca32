package io.kafkactl.ops.dlq.format;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.common.header.Headers;

/**
 * No format at all: key, value and headers as the application wrote them, and nothing about where they came from. Never
 * recognised, only named.
 */
final class PlainFormat extends HeaderFormat {
    PlainFormat() {
        super("plain", "never recognised, only named", HeaderFields.in(Order.APPENDED));
    }

    @Override
    boolean recognises(Headers headers) {
        return true;
    }
}
