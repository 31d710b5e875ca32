package io.kafkactl.ops.dlq.redrive;

import org.apache.kafka.clients.producer.ProducerRecord;

/** What the router decided for one dead letter. */
sealed interface Routing {
    /** Goes back to its target. */
    record Send(ProducerRecord<byte[], byte[]> record, Value value, boolean timestampReplaced, boolean oversize)
            implements Routing {}

    /** Stays where it is, and why; {@code target} is the topic it names, or empty. */
    record Stay(PendingReason reason, String target) implements Routing {}

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
