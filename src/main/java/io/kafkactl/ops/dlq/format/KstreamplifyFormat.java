package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.ops.dlq.format.Payload.Fidelity;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters of kstreamplify as Avro: newer versions have the source's bytes, older ones the value as text and a key
 * that was made text as well.
 */
final class KstreamplifyFormat extends WrappingFormat {
    private static final String RAW_KEY = "sourceRawKey";
    private static final String RAW_VALUE = "sourceRawValue";

    private final RegisteredValue values;

    KstreamplifyFormat(SchemaTexts schemas) {
        super("kstreamplify", "Avro com.michelin.kstreamplify.avro.KafkaError");
        this.values = new RegisteredValue(schemas, Set.of("com.michelin.kstreamplify.avro.KafkaError"));
    }

    @Override
    Optional<UnwrappedLetter> open(ConsumerRecord<byte[], byte[]> deadLetter) {
        return values.avro(deadLetter.value())
                .map(error -> new UnwrappedLetter(facts(error), payload(deadLetter, error)));
    }

    private static EnvelopeFacts facts(GenericRecord error) {
        String stack = AvroFields.text(error, "stack");
        String root = StackTraceText.rootCause(stack);
        return new EnvelopeFacts("field of the KafkaError")
                .with(ProvenanceField.TOPIC, "topic", AvroFields.text(error, "topic"))
                .with(ProvenanceField.PARTITION, "partition", AvroFields.text(error, "partition"))
                .with(ProvenanceField.OFFSET, "offset", AvroFields.text(error, "offset"))
                .with(ProvenanceField.GROUP, "applicationId", AvroFields.text(error, "applicationId"))
                .with(ProvenanceField.ERROR_CLASS, "stack", root != null ? root : StackTraceText.className(stack))
                .with(ProvenanceField.ERROR_MESSAGE, "cause", AvroFields.text(error, "cause"))
                .with(ProvenanceField.STACK_TRACE, "stack", stack);
    }

    private static Payload payload(ConsumerRecord<byte[], byte[]> deadLetter, GenericRecord error) {
        byte[] rawKey = AvroFields.bytes(error, RAW_KEY);
        byte[] rawValue = AvroFields.bytes(error, RAW_VALUE);
        Payload payload = Payload.exact(deadLetter)
                .withKey(
                        rawKey != null ? rawKey : deadLetter.key(),
                        rawKey != null || (rawValue != null && deadLetter.key() == null)
                                ? Fidelity.EXACT
                                : Fidelity.LOSSY);
        byte[] exact = rawValue != null ? rawValue : AvroFields.bytes(error, "byteValue");
        return exact != null
                ? payload.unwrapped(exact, Fidelity.EXACT)
                : withText(payload, AvroFields.text(error, "value"));
    }

    private static Payload withText(Payload payload, @Nullable String text) {
        return text == null
                ? payload.unwrapped(null, Fidelity.ABSENT)
                : payload.unwrapped(text.getBytes(UTF_8), Fidelity.LOSSY);
    }
}
