package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;
import static io.kafkactl.ops.dlq.format.HeaderValues.last;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Dead letters of Spring Cloud Stream's Kafka binder in its usual header mode; everything is appended. */
final class SpringCloudStreamFormat extends HeaderFormat {
    SpringCloudStreamFormat() {
        super(
                "spring-cloud-stream",
                "header x-original-topic with x-exception-fqcn or a binary x-original-partition",
                HeaderFields.in(Order.APPENDED)
                        .with(ProvenanceField.TOPIC, "x-original-topic")
                        .with(ProvenanceField.PARTITION, "x-original-partition")
                        .with(ProvenanceField.OFFSET, "x-original-offset")
                        .with(ProvenanceField.TIMESTAMP, "x-original-timestamp")
                        .with(ProvenanceField.WRAPPER_CLASS, "x-exception-fqcn")
                        .with(ProvenanceField.ERROR_MESSAGE, "x-exception-message")
                        .with(ProvenanceField.STACK_TRACE, "x-exception-stacktrace"));
    }

    @Override
    boolean recognises(Headers headers) {
        return last(headers, "x-original-topic") != null
                && (has(headers, "x-exception-fqcn") || isBinary(last(headers, "x-original-partition")));
    }

    @Override
    public boolean ownsHeader(String name) {
        return name.startsWith("x-original-");
    }

    /** Others write the same names, but as text. */
    private static boolean isBinary(byte @Nullable [] partition) {
        return partition != null
                && partition.length == Integer.BYTES
                && HeaderValues.decimal(partition).isEmpty();
    }
}
