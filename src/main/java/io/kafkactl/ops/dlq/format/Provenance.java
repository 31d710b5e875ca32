package io.kafkactl.ops.dlq.format;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a dead letter says about where it failed and why; null is what its format does not carry.
 *
 * @param originTimestamp epoch milliseconds of the source record
 * @param errorClass the root cause where the format tells it from the wrapper
 */
public record Provenance(
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable Long originTimestamp,
        @Nullable String failedGroup,
        @Nullable String errorClass,
        @Nullable String errorMessage,
        @Nullable Instant failedAt) {

    /** True when the source record can be looked up by its coordinates. */
    public boolean hasCoordinates() {
        return topic != null && partition != null && offset != null;
    }
}
