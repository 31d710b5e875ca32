package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Payload;
import io.kafkactl.ops.dlq.format.Place;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes key, value, headers and timestamp of a redriven record from the dead letter or from its source; not thread-safe. */
final class Bodies {
    private final PayloadFrom rule;
    private final SourceRecords sources;

    Bodies(PayloadFrom rule, SourceRecords sources) {
        this.rule = rule;
        this.sources = sources;
    }

    /** Null when there is nothing to send; a null that the format lost is never taken for a tombstone. */
    @Nullable
    Body of(ConsumerRecord<byte[], byte[]> deadLetter, DeadLetter letter, Place origin) {
        Payload payload = letter.payload();
        if (rule == PayloadFrom.ORIGIN) {
            ConsumerRecord<byte[], byte[]> source = source(letter, origin);
            return source == null
                    ? null
                    : new Body(
                            source.key(),
                            source.value(),
                            source.headers(),
                            source.timestamp(),
                            Routing.Value.FROM_SOURCE);
        }
        ConsumerRecord<byte[], byte[]> source =
                rule == PayloadFrom.AUTO && payload.needsSource() ? source(letter, origin) : null;
        return source == null ? ofDeadLetter(deadLetter, letter) : completed(deadLetter, payload, source);
    }

    private static @Nullable Body ofDeadLetter(ConsumerRecord<byte[], byte[]> deadLetter, DeadLetter letter) {
        Payload payload = letter.payload();
        if (payload.valueFidelity() == Payload.Fidelity.ABSENT) {
            return null;
        }
        Long carried = letter.provenance().originTimestamp();
        return new Body(
                payload.key(),
                payload.value(),
                deadLetter.headers(),
                carried != null ? carried : deadLetter.timestamp(),
                payload.needsSource() ? Routing.Value.REENCODED : Routing.Value.EXACT);
    }

    private static Body completed(
            ConsumerRecord<byte[], byte[]> deadLetter, Payload payload, ConsumerRecord<byte[], byte[]> source) {
        return new Body(
                Payload.isLost(payload.keyFidelity()) ? source.key() : payload.key(),
                Payload.isLost(payload.valueFidelity()) ? source.value() : payload.value(),
                payload.headersKept() ? deadLetter.headers() : source.headers(),
                source.timestamp(),
                Routing.Value.FROM_SOURCE);
    }

    private @Nullable ConsumerRecord<byte[], byte[]> source(DeadLetter letter, Place origin) {
        String topic = origin.topic();
        Integer partition = origin.partition();
        Long offset = origin.offset();
        return topic == null || partition == null || offset == null
                ? null
                : sources.at(topic, partition, offset)
                        .filter(source -> isOf(source, letter))
                        .orElse(null);
    }

    /** A topic that was deleted and created again has other records at the same offsets. */
    private static boolean isOf(ConsumerRecord<byte[], byte[]> source, DeadLetter letter) {
        Payload payload = letter.payload();
        Long timestamp = letter.provenance().originTimestamp();
        return (payload.keyFidelity() != Payload.Fidelity.EXACT || Arrays.equals(payload.key(), source.key()))
                && (timestamp == null || timestamp == source.timestamp());
    }
}
