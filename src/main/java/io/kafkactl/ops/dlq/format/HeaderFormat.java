package io.kafkactl.ops.dlq.format;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** A format that tells everything in headers; a subclass says which, and by which of them it is recognised. */
abstract class HeaderFormat implements DeadLetterFormat {
    private final String id;
    private final String mark;
    private final HeaderFields fields;

    HeaderFormat(String id, String mark, HeaderFields fields) {
        this.id = id;
        this.mark = mark;
        this.fields = fields;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String mark() {
        return mark;
    }

    final HeaderFields fields() {
        return fields;
    }

    /** By the headers alone. */
    abstract boolean recognises(Headers headers);

    /** What there is of the original; byte for byte unless the framework is known to do otherwise. */
    Payload payload(ConsumerRecord<byte[], byte[]> deadLetter) {
        return Payload.exact(deadLetter);
    }

    Provenance provenance(Headers headers) {
        return fields.provenance(headers);
    }

    @Override
    public boolean matches(ConsumerRecord<byte[], byte[]> deadLetter) {
        return recognises(deadLetter.headers());
    }

    @Override
    public Optional<DeadLetter> read(ConsumerRecord<byte[], byte[]> deadLetter) {
        return matches(deadLetter)
                ? Optional.of(new DeadLetter(id, provenance(deadLetter.headers()), payload(deadLetter)))
                : Optional.empty();
    }

    @Override
    public List<Evidence> evidence(ConsumerRecord<byte[], byte[]> deadLetter) {
        return fields.evidence(deadLetter.headers());
    }
}
