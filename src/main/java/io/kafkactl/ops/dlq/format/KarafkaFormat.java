package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;
import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.common.header.Headers;

/** Dead letters of Karafka Pro; replaced at each failure. */
final class KarafkaFormat extends HeaderFormat {
    KarafkaFormat() {
        super(
                "karafka",
                "headers source_topic and source_offset",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "source_topic")
                        .with(ProvenanceField.PARTITION, "source_partition")
                        .with(ProvenanceField.OFFSET, "source_offset")
                        .with(ProvenanceField.GROUP, "source_consumer_group")
                        .with(ProvenanceField.ATTEMPTS, "source_attempts"));
    }

    @Override
    boolean recognises(Headers headers) {
        return last(headers, "source_topic") != null && has(headers, "source_offset");
    }

    @Override
    public boolean ownsHeader(String name) {
        return fields().names().contains(name) || name.equals("source_trace_id");
    }
}
