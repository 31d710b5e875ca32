package io.kafkactl.ops.dlq.format;

import io.kafkactl.ops.dlq.format.Payload.Fidelity;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters of Spring Cloud Stream's Kafka binder with {@code headerMode=embeddedHeaders}: what else it writes into
 * headers stands in the value, before the payload.
 */
final class EmbeddedHeadersFormat extends WrappingFormat {
    EmbeddedHeadersFormat() {
        super("spring-cloud-stream-embedded", "value that begins with 0xFF and embeds x-original-topic");
    }

    @Override
    Optional<UnwrappedLetter> open(ConsumerRecord<byte[], byte[]> deadLetter) {
        return EmbeddedHeaders.parse(deadLetter.value())
                .filter(embedded -> embedded.text("x-original-topic") != null)
                .map(embedded -> open(deadLetter, embedded));
    }

    private static UnwrappedLetter open(ConsumerRecord<byte[], byte[]> deadLetter, EmbeddedHeaders embedded) {
        EnvelopeFacts facts = new EnvelopeFacts("header embedded in the value");
        String trace = with(facts, embedded, ProvenanceField.STACK_TRACE, "x-exception-stacktrace");
        with(facts, embedded, ProvenanceField.TOPIC, "x-original-topic");
        with(facts, embedded, ProvenanceField.PARTITION, "x-original-partition");
        with(facts, embedded, ProvenanceField.OFFSET, "x-original-offset");
        with(facts, embedded, ProvenanceField.TIMESTAMP, "x-original-timestamp");
        with(facts, embedded, ProvenanceField.WRAPPER_CLASS, "x-exception-fqcn");
        with(facts, embedded, ProvenanceField.ERROR_MESSAGE, "x-exception-message");
        facts.with(ProvenanceField.ERROR_CLASS, "x-exception-stacktrace: last cause", StackTraceText.rootCause(trace));
        // The binder writes the embedded headers that stay anew, in an order of its own.
        Fidelity fidelity = embedded.hasOthers() ? Fidelity.RESERIALIZED : Fidelity.EXACT;
        return new UnwrappedLetter(facts, Payload.exact(deadLetter).unwrapped(embedded.unwrapped(), fidelity));
    }

    private static @Nullable String with(
            EnvelopeFacts facts, EmbeddedHeaders embedded, ProvenanceField field, String header) {
        String value = embedded.text(header);
        facts.with(field, header, value);
        return value;
    }
}
