package io.kafkactl.ops.dlq;

import io.kafkactl.ops.dlq.format.HeaderDisposition;
import io.kafkactl.ops.dlq.format.Provenance;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter, read and explained.
 *
 * @param format null when the record is of no known format; then provenance and payload are null too
 * @param payloadExact whether the record carries the original value byte for byte
 * @param redrives how often it was redriven before
 * @param headers each with what a redrive does to it
 */
public record DeadLetterView(
        KafkaRecord record,
        @Nullable String format,
        @Nullable Provenance provenance,
        @Nullable Boolean payloadExact,
        boolean targetDerived,
        long redrives,
        boolean settled,
        List<HeaderView> headers) {
    /** One header and its fate. */
    public record HeaderView(Header header, HeaderDisposition.Action action) {}
}
