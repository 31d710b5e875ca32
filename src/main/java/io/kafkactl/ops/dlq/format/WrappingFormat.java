package io.kafkactl.ops.dlq.format;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A format that tells everything in the key or the value; a subclass says how it is opened. */
abstract class WrappingFormat implements DeadLetterFormat {
    private final String id;
    private final String mark;

    WrappingFormat(String id, String mark) {
        this.id = id;
        this.mark = mark;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String mark() {
        return mark;
    }

    /** Empty for a record of another format. */
    abstract Optional<UnwrappedLetter> open(ConsumerRecord<byte[], byte[]> deadLetter);

    @Override
    public final Optional<DeadLetter> read(ConsumerRecord<byte[], byte[]> deadLetter) {
        return open(deadLetter).map(letter -> new DeadLetter(id, letter.facts().provenance(), letter.payload()));
    }

    @Override
    public final List<Evidence> evidence(ConsumerRecord<byte[], byte[]> deadLetter) {
        return open(deadLetter).map(letter -> letter.facts().evidence()).orElse(List.of());
    }
}
