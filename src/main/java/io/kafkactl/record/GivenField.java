package io.kafkactl.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.kafkactl.record.FieldEncoder.EncodedField;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key or the value of one JSON line, with what the line says of it, until both are known. */
final class GivenField {
    private final String field;
    private final FieldEncoder encoder;
    private final byte[] line;
    private final int offset;
    private @Nullable Bytes json;
    private @Nullable Bytes bytes;
    private boolean isNull = true;
    private @Nullable String format;
    private @Nullable String schema;
    private @Nullable String message;

    GivenField(String field, FieldEncoder encoder, byte[] line, int offset) {
        this.field = field;
        this.encoder = encoder;
        this.line = line;
        this.offset = offset;
    }

    /** Takes one of the fields that say what this one is; false, with nothing read, for any other. */
    boolean takesLabel(String name, JsonParser parser) throws IOException {
        if (encoder.isRaw() || !name.startsWith(field) || name.length() == field.length()) {
            return false;
        }
        switch (name.substring(field.length())) {
            case "Format" -> format = once(format, name, parser, JsonToken.VALUE_STRING);
            case "SchemaId" -> schema = once(schema, name, parser, JsonToken.VALUE_NUMBER_INT);
            case "SchemaGuid" -> schema = once(schema, name, parser, JsonToken.VALUE_STRING);
            case "Message" -> message = once(message, name, parser, JsonToken.VALUE_STRING);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String once(@Nullable String known, String name, JsonParser parser, JsonToken wanted)
            throws IOException {
        if (known != null) {
            throw MalformedRecord.because("field '" + name + "' occurs twice", null);
        }
        if (parser.nextToken() != wanted) {
            throw MalformedRecord.because("field '" + name + "' is not what 'consume -o jsonl' writes there", null);
        }
        return parser.getText();
    }

    /** Takes the value at the parser's current token. */
    void take(JsonParser parser) throws IOException {
        isNull = parser.currentToken() == JsonToken.VALUE_NULL;
        if (encoder.isRaw()) {
            bytes = JsonBytes.read(parser, field);
            return;
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        json = Bytes.copyOf(line, offset + from, to - from);
    }

    /** The bytes to send; null for a tombstone or no key. */
    @Nullable
    EncodedField encoded() throws IOException {
        if (bytes != null) {
            return new EncodedField(bytes);
        }
        // A schema may have a null of its own, which the line tells from a tombstone by naming the format.
        if (json == null || (isNull && format == null)) {
            return null;
        }
        if (format == null && encoder.takesUnlabelledAsRaw()) {
            return new EncodedField(raw(json));
        }
        return encoder.json(json, format == null ? FieldLabel.RAW : FieldLabel.of(format, schema, message));
    }

    private Bytes raw(Bytes text) throws IOException {
        try (JsonParser parser = JsonDocument.FACTORY.createParser(text.array())) {
            parser.nextToken();
            return Objects.requireNonNull(JsonBytes.read(parser, field), "a null was told before");
        }
    }
}
