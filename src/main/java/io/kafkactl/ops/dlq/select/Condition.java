package io.kafkactl.ops.dlq.select;

import io.kafkactl.ops.dlq.format.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One thing that has to hold for a dead letter to be selected. */
public interface Condition {
    boolean holds(ConsumerRecord<byte[], byte[]> record, @Nullable DeadLetter letter);

    /** In words that follow "dead letters", such as {@code with key 'a'}. */
    String words();

    /** The same for another thread. */
    default Condition forWorker() {
        return this;
    }
}
