package io.kafkactl.ops.dlq.format;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One convention for writing dead letters: how to recognise it, what it tells, which headers are its own. */
public interface DeadLetterFormat {
    /** The name in {@code --dlq-format} and in the context. */
    String id();

    /** By what it is recognised, in a few words for people. */
    String mark();

    /** Empty for a record of another format. */
    Optional<DeadLetter> read(ConsumerRecord<byte[], byte[]> deadLetter);

    default boolean matches(ConsumerRecord<byte[], byte[]> deadLetter) {
        return read(deadLetter).isPresent();
    }

    /** What {@link #read} went by, for a record that matches. */
    List<Evidence> evidence(ConsumerRecord<byte[], byte[]> deadLetter);

    /**
     * True for a header of this format whose name is so general that elsewhere it may be the application's; names in a
     * framework's own namespace are stripped whatever the format.
     */
    default boolean ownsHeader(String name) {
        return false;
    }
}
