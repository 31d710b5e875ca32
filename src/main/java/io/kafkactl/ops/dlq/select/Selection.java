package io.kafkactl.ops.dlq.select;

import io.kafkactl.ops.dlq.format.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Which dead letters a command works on; not thread-safe. */
@FunctionalInterface
public interface Selection {
    /** Every dead letter. */
    Selection ALL = (record, letter) -> true;

    /**
     * Decides in the order of the log.
     *
     * @param letter null when the record is not of the topic's dead-letter format
     */
    boolean accepts(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter);
}
