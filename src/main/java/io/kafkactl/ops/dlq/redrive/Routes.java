package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.ops.dlq.format.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Decides for one dead letter what becomes of it; the same decision in the plan and in the work. */
interface Routes {
    /**
     * Decides in the order of the log.
     *
     * @param letter null when the record is not of the topic's dead-letter format
     */
    Routing route(ConsumerRecord<byte[], byte[]> deadLetter, @Nullable DeadLetter letter);
}
