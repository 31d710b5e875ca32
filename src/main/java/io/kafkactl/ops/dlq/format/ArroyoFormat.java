package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;
import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.common.header.Headers;

/** Dead letters of Sentry's arroyo, which tell partition and offset but no topic; appended. */
final class ArroyoFormat extends HeaderFormat {
    ArroyoFormat() {
        super(
                "arroyo",
                "headers original_partition and original_offset",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.PARTITION, "original_partition")
                        .with(ProvenanceField.OFFSET, "original_offset"));
    }

    @Override
    boolean recognises(Headers headers) {
        return last(headers, "original_partition") != null
                && last(headers, "original_offset") != null
                && !has(headers, "original_topic");
    }

    @Override
    public boolean ownsHeader(String name) {
        return fields().names().contains(name);
    }
}
