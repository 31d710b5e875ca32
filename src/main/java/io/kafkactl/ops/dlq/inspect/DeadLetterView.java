package io.kafkactl.ops.dlq.inspect;

import io.kafkactl.ops.dlq.TargetPlace;
import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Evidence;
import io.kafkactl.ops.dlq.format.HeaderDisposition;
import io.kafkactl.ops.dlq.format.Payload;
import io.kafkactl.ops.dlq.format.Place;
import io.kafkactl.ops.dlq.format.Provenance;
import io.kafkactl.record.Header;
import io.kafkactl.record.KafkaRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter, read and explained.
 *
 * @param letter null when the record is of no known format
 * @param origin where it belongs, with a topic id resolved to its name
 * @param targetDerived a redrive needs no further word of the user's to write there
 * @param redrives how often it was redriven before
 * @param headers each with what a redrive does to it, and why
 * @param evidence what each fact was concluded from
 * @param target the partition of its origin where a redrive without further options puts it, null when it belongs nowhere
 * @param source whether the source record is still there, null when that was not looked up or cannot be
 */
public record DeadLetterView(
        KafkaRecord record,
        @Nullable DeadLetter letter,
        Place origin,
        boolean targetDerived,
        long redrives,
        boolean settled,
        List<HeaderView> headers,
        List<Evidence> evidence,
        @Nullable TargetPlace target,
        @Nullable SourceCheck source) {
    /** One header and its fate. */
    public record HeaderView(Header header, HeaderDisposition.Fate fate) {}

    public @Nullable String format() {
        return letter == null ? null : letter.format();
    }

    public @Nullable Provenance provenance() {
        return letter == null ? null : letter.provenance();
    }

    public @Nullable Payload payload() {
        return letter == null ? null : letter.payload();
    }

    DeadLetterView with(@Nullable SourceCheck check) {
        return new DeadLetterView(
                record, letter, origin, targetDerived, redrives, settled, headers, evidence, target, check);
    }
}
