package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.ops.dlq.format.Payload.Fidelity;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Dead letters of bakdata's error handling as Avro or Protobuf, with the value as text. */
final class BakdataEnvelopeFormat extends WrappingFormat {
    private static final String RULE = "field of the DeadLetter";
    private static final String MESSAGE = "ProtoDeadLetter";
    /** Magic byte, schema id, and the index of the first message of the schema. */
    private static final int PROTO_FROM = 6;

    private static final long MILLIS = 1_000;
    private static final long NANOS_IN_MILLI = 1_000_000;

    private final SchemaTexts schemas;
    private final RegisteredValue values;

    BakdataEnvelopeFormat(SchemaTexts schemas) {
        super("bakdata-envelope", "Avro com.bakdata.kafka.DeadLetter or Protobuf ProtoDeadLetter");
        this.schemas = schemas;
        this.values = new RegisteredValue(
                schemas, Set.of("com.bakdata.kafka.DeadLetter", "com.bakdata.kafka.AvroDeadLetter"));
    }

    @Override
    Optional<UnwrappedLetter> open(ConsumerRecord<byte[], byte[]> deadLetter) {
        return values.avro(deadLetter.value())
                .map(letter -> avro(deadLetter, letter))
                .or(() -> protobuf(deadLetter));
    }

    private static UnwrappedLetter avro(ConsumerRecord<byte[], byte[]> deadLetter, GenericRecord letter) {
        EnvelopeFacts facts = new EnvelopeFacts(RULE)
                .with(ProvenanceField.TOPIC, "topic", AvroFields.text(letter, "topic"))
                .with(ProvenanceField.PARTITION, "partition", AvroFields.text(letter, "partition"))
                .with(ProvenanceField.OFFSET, "offset", AvroFields.text(letter, "offset"))
                .with(ProvenanceField.TIMESTAMP, "input_timestamp", AvroFields.text(letter, "input_timestamp"));
        if (AvroFields.of(letter, "cause") instanceof GenericRecord cause) {
            cause(
                    facts,
                    AvroFields.text(cause, "error_class"),
                    AvroFields.text(cause, "message"),
                    AvroFields.text(cause, "stack_trace"));
        }
        return new UnwrappedLetter(facts, payload(deadLetter, AvroFields.text(letter, "input_value")));
    }

    private Optional<UnwrappedLetter> protobuf(ConsumerRecord<byte[], byte[]> deadLetter) {
        byte[] value = deadLetter.value();
        return RegisteredValue.mentions(schemas, value, MESSAGE) && value[PROTO_FROM - 1] == 0
                ? WireFields.parse(value, PROTO_FROM).map(letter -> protobuf(deadLetter, letter))
                : Optional.empty();
    }

    private static UnwrappedLetter protobuf(ConsumerRecord<byte[], byte[]> deadLetter, WireFields letter) {
        EnvelopeFacts facts = new EnvelopeFacts(RULE)
                .with(ProvenanceField.TOPIC, "topic", wrappedText(letter, 4))
                .with(ProvenanceField.PARTITION, "partition", wrappedNumber(letter, 5))
                .with(ProvenanceField.OFFSET, "offset", wrappedNumber(letter, 6))
                .with(ProvenanceField.TIMESTAMP, "input_timestamp", timestamp(letter.message(7)));
        WireFields cause = letter.message(2);
        if (cause != null) {
            cause(facts, wrappedText(cause, 3), wrappedText(cause, 1), wrappedText(cause, 2));
        }
        return new UnwrappedLetter(facts, payload(deadLetter, wrappedText(letter, 3)));
    }

    private static void cause(
            EnvelopeFacts facts, @Nullable String errorClass, @Nullable String message, @Nullable String trace) {
        String root = StackTraceText.rootCause(trace);
        facts.with(ProvenanceField.ERROR_CLASS, "cause.stack_trace: last cause", root)
                .with(ProvenanceField.WRAPPER_CLASS, "cause.error_class", errorClass)
                .with(ProvenanceField.ERROR_MESSAGE, "cause.message", message)
                .with(ProvenanceField.STACK_TRACE, "cause.stack_trace", trace);
    }

    private static Payload payload(ConsumerRecord<byte[], byte[]> deadLetter, @Nullable String text) {
        Payload payload = Payload.reserialized(deadLetter);
        return text == null
                ? payload.unwrapped(null, Fidelity.ABSENT)
                : payload.unwrapped(text.getBytes(UTF_8), Fidelity.LOSSY);
    }

    private static @Nullable Long timestamp(@Nullable WireFields timestamp) {
        return timestamp == null
                ? null
                : timestamp.numberOrZero(1) * MILLIS + timestamp.numberOrZero(2) / NANOS_IN_MILLI;
    }

    /** A wrapper message that is there and empty holds the default. */
    private static @Nullable String wrappedText(WireFields letter, int field) {
        WireFields wrapper = letter.message(field);
        if (wrapper == null) {
            return null;
        }
        String text = wrapper.text(1);
        return text == null ? "" : text;
    }

    private static @Nullable Long wrappedNumber(WireFields letter, int field) {
        WireFields wrapper = letter.message(field);
        return wrapper == null ? null : wrapper.numberOrZero(1);
    }
}
