package io.kafkactl.ops.dlq.select;

import io.kafkactl.ops.dlq.format.DeadLetter;
import io.kafkactl.record.OffsetRange;
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

    /** What is selected, in words that follow "dead letters"; empty when it is all of them. */
    default String describe() {
        return "";
    }

    /** The part of a partition's offsets outside of which nothing is selected: what lies there need not be read. */
    default OffsetRange within(int partition, OffsetRange all) {
        return all;
    }

    /** True when how many are selected is bounded: then the order decides which, and must be the same every time. */
    default boolean isLimited() {
        return false;
    }

    /** True when nothing more will be selected, whatever comes. */
    default boolean isExhausted() {
        return false;
    }

    /** The same for another thread; a limit is shared. */
    default Selection forWorker() {
        return this;
    }
}
