package io.kafkactl.ops.dlq.format;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.common.header.Headers;

/** Conventions that many invented alike: the source in {@code original-topic} and its relatives, as text. */
final class GenericFormat extends HeaderFormat {
    GenericFormat() {
        super(
                "generic",
                "header x-original-topic, original-topic, original_topic or dlq-original-topic",
                HeaderFields.in(Order.APPENDED)
                        .with(
                                ProvenanceField.TOPIC,
                                "x-original-topic",
                                "original-topic",
                                "original_topic",
                                "dlq-original-topic")
                        .with(
                                ProvenanceField.PARTITION,
                                "x-original-partition",
                                "original-partition",
                                "original_partition",
                                "dlq-original-partition")
                        .with(
                                ProvenanceField.OFFSET,
                                "x-original-offset",
                                "original-offset",
                                "original_offset",
                                "dlq-original-offset"));
    }

    @Override
    boolean recognises(Headers headers) {
        return fields().text(headers, ProvenanceField.TOPIC) != null;
    }

    @Override
    public boolean ownsHeader(String name) {
        return fields().names().contains(name);
    }
}
