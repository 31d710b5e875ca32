package io.kafkactl.ops.dlq.format;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The house format of {@code <source>.dlq} topics: a JSON object that holds the failed value in
 * {@code original_message} and its source in {@code original_topic}, {@code original_partition} and
 * {@code original_offset}.
 */
final class EnvelopeFormat implements DeadLetterFormat {
    @Override
    public String id() {
        return "envelope";
    }

    @Override
    public String mark() {
        return "JSON value with original_topic and original_message";
    }

    @Override
    public Optional<DeadLetter> read(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Envelope.parse(deadLetter.value())
                .map(envelope -> new DeadLetter(
                        id(), envelope.facts().provenance(), envelope.message().in(deadLetter)));
    }

    @Override
    public List<Evidence> evidence(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Envelope.parse(deadLetter.value())
                .map(envelope -> envelope.facts().evidence())
                .orElse(List.of());
    }

    @Override
    public boolean ownsHeader(String name) {
        return name.equals("error_type");
    }
}
