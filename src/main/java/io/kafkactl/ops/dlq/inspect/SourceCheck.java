package io.kafkactl.ops.dlq.inspect;

import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.ops.dlq.format.Payload;
import io.kafkactl.record.KafkaRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Whether the record that failed is still in its topic, and whether a dead letter carries the same.
 *
 * @param record the source record, null when it is gone
 * @param differences which parts differ: {@code key}, {@code value}, {@code timestamp}
 */
public record SourceCheck(State state, @Nullable KafkaRecord record, List<String> differences) {
    /** What became of the source record. */
    public enum State {
        /** Key and value are byte for byte those of the dead letter. */
        IDENTICAL,
        DIFFERS,
        /** It is there, and the dead letter has neither key nor value to compare. */
        EXISTS,
        /** Retention, compaction or the deletion of the topic took it. */
        EXPIRED
    }

    static final SourceCheck EXPIRED = new SourceCheck(State.EXPIRED, null, List.of());

    static SourceCheck of(ConsumerRecord<byte[], byte[]> source, DeadLetter letter) {
        Payload payload = letter.payload();
        boolean hasKey = payload.keyFidelity() != Payload.Fidelity.ABSENT;
        boolean hasValue = payload.valueFidelity() != Payload.Fidelity.ABSENT;
        Long timestamp = letter.provenance().originTimestamp();
        List<String> differences = new ArrayList<>();
        if (hasKey && !Arrays.equals(payload.key(), source.key())) {
            differences.add("key");
        }
        if (hasValue && !Arrays.equals(payload.value(), source.value())) {
            differences.add("value");
        }
        // A topic that was deleted and created again has other records at the same offsets.
        if (timestamp != null && timestamp != source.timestamp()) {
            differences.add("timestamp");
        }
        State same = hasKey || hasValue ? State.IDENTICAL : State.EXISTS;
        return new SourceCheck(
                differences.isEmpty() ? same : State.DIFFERS, KafkaRecord.of(source), List.copyOf(differences));
    }
}
