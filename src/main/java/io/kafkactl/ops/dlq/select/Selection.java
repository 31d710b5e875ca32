package io.kafkactl.ops.dlq.select;

import io.kafkactl.ops.dlq.format.Provenance;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Which dead letters a command works on; not thread-safe. */
@FunctionalInterface
public interface Selection {
    /** Every dead letter. */
    Selection ALL = (deadLetter, provenance) -> true;

    /**
     * Decides in the order of the log.
     *
     * @param provenance null when the record is not of the topic's dead-letter format
     */
    boolean accepts(ConsumerRecord<byte[], byte[]> deadLetter, @Nullable Provenance provenance);
}
