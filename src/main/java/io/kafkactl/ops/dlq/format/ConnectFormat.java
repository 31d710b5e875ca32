package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.common.header.Headers;

/** Dead letters of Kafka Connect sinks that have {@code errors.deadletterqueue.context.headers.enable}; appended. */
final class ConnectFormat extends HeaderFormat {
    ConnectFormat() {
        super(
                "kafka-connect",
                "header __connect.errors.topic",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "__connect.errors.topic")
                        .with(ProvenanceField.PARTITION, "__connect.errors.partition")
                        .with(ProvenanceField.OFFSET, "__connect.errors.offset")
                        .with(ProvenanceField.GROUP, "__connect.errors.connector.name")
                        .with(ProvenanceField.WRAPPER_CLASS, "__connect.errors.exception.class.name")
                        .with(ProvenanceField.ERROR_MESSAGE, "__connect.errors.exception.message")
                        .with(ProvenanceField.STACK_TRACE, "__connect.errors.exception.stacktrace"));
    }

    @Override
    boolean recognises(Headers headers) {
        return last(headers, "__connect.errors.topic") != null;
    }

    /** The connector's name is in the header; its consumer group is named after it. */
    @Override
    Provenance provenance(Headers headers) {
        Provenance read = super.provenance(headers);
        String connector = read.failure().group();
        return connector == null ? read : read.withGroup("connect-" + connector);
    }
}
