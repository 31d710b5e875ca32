package io.kafkactl.ops.dlq.format;

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
    public boolean matches(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Envelope.parse(deadLetter.value()).isPresent();
    }

    @Override
    public Provenance provenance(ConsumerRecord<byte[], byte[]> deadLetter) {
        return envelope(deadLetter).provenance();
    }

    @Override
    public Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return envelope(deadLetter).payload();
    }

    private static Envelope envelope(ConsumerRecord<byte[], byte[]> deadLetter) {
        Optional<Envelope> envelope = Envelope.parse(deadLetter.value());
        return envelope.orElseThrow(() -> new IllegalArgumentException("no envelope"));
    }

    @Override
    public boolean ownsHeader(String name) {
        return name.equals("error_type");
    }
}
