package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.format.Place;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What the router decided for one dead letter. */
sealed interface Routing {
    /**
     * Goes to its target.
     *
     * @param oversize may be larger than the target takes, which only the broker can say
     * @param origin where the record stood first
     * @param originTimestamp the timestamp it had there, or that of the dead letter
     * @param sample what an edit made of it, null when nothing was edited
     */
    record Send(
            ProducerRecord<byte[], byte[]> record,
            Outcome outcome,
            Value value,
            boolean timestampReplaced,
            boolean oversize,
            Place origin,
            long originTimestamp,
            @Nullable EditSample sample)
            implements Routing {}

    /** Is settled without going anywhere. */
    record Discard() implements Routing {}

    /** Stays where it is, and why; {@code target} is the topic it names, or empty. */
    record Stay(
            PendingReason reason, String target, @Nullable String detail) implements Routing {
        Stay(PendingReason reason, String target) {
            this(reason, target, null);
        }
    }

    /** Where the value of a redriven record comes from. */
    enum Value {
        /** The dead letter carries the original bytes. */
        EXACT,
        /** Read again from the source topic at exactly its offset. */
        FROM_SOURCE,
        /** The dead letter's rendering of the original, because the source record is gone. */
        REENCODED
    }
}
