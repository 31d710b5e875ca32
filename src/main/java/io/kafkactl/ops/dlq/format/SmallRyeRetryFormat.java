package io.kafkactl.ops.dlq.format;

import io.kafkactl.ops.dlq.format.HeaderFields.Order;
import org.apache.kafka.common.header.Headers;

/**
 * Records of SmallRye's delayed retries, in a retry topic or in the dead-letter topic behind them: each hop puts its
 * headers before the earlier ones, so that the last belongs to the main topic.
 */
final class SmallRyeRetryFormat extends SmallRyeFormat {
    SmallRyeRetryFormat() {
        super(
                "smallrye-delayed-retry",
                "delayed-retry-",
                HeaderFields.in(Order.PREPENDED)
                        .with(ProvenanceField.TIMESTAMP, "delayed-retry-original-timestamp")
                        .with(ProvenanceField.ATTEMPTS, "delayed-retry-count"));
    }

    @Override
    Provenance provenance(Headers headers) {
        Provenance read = super.provenance(headers);
        return read.withOrigin(read.history().get(0));
    }

    @Override
    public boolean ownsHeader(String name) {
        return false;
    }
}
