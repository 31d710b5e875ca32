package io.kafkactl.ops.dlq.format;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One convention for writing dead letters: how to recognise it, what it tells, which headers are its own. */
public interface DeadLetterFormat {
    /** The name in {@code --dlq-format} and in the context. */
    String id();

    boolean matches(ConsumerRecord<byte[], byte[]> deadLetter);

    /** Only for records that match. */
    Provenance provenance(ConsumerRecord<byte[], byte[]> deadLetter);

    /** Only for records that match. */
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter);

    /**
     * True for a header of this format whose name is so general that elsewhere it may be the application's; names in a
     * framework's own namespace are stripped whatever the format.
     */
    boolean ownsHeader(String name);
}
