package io.kafkactl.ops.dlq.format;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The house format of {@code <source>.dlq} topics: a JSON object that holds the failed value in
 * {@code original_message} and its source in {@code original_topic}, {@code original_partition} and
 * {@code original_offset}.
 */
final class EnvelopeFormat extends WrappingFormat {
    EnvelopeFormat() {
        super("envelope", "JSON value with original_topic and original_message");
    }

    @Override
    Optional<UnwrappedLetter> open(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Envelope.parse(deadLetter.value())
                .map(envelope ->
                        new UnwrappedLetter(envelope.facts(), envelope.message().in(deadLetter)));
    }

    @Override
    public boolean ownsHeader(String name) {
        return name.equals("error_type");
    }
}
