package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Makes the bytes that {@link BytesFormat} shows again of their text or JSON. */
public final class BytesEncoder implements FieldEncoder {
    private final String field;
    private final BytesFormat format;

    /** For the field that messages call {@code key} or {@code value}. */
    public BytesEncoder(String field, BytesFormat format) {
        this.field = field;
        this.format = format;
    }

    @Override
    public boolean isRaw() {
        return format == BytesFormat.BYTES;
    }

    @Override
    public EncodedField text(Bytes text) {
        try {
            return new EncodedField(of(text));
        } catch (SchemaMismatch | IllegalArgumentException e) {
            throw MalformedRecord.because(field + " is not " + format + ": " + e.getMessage(), null);
        }
    }

    private Bytes of(Bytes text) throws SchemaMismatch {
        if (format == BytesFormat.BYTES) {
            return text;
        }
        if (!text.isUtf8()) {
            throw new SchemaMismatch("the text is not UTF-8");
        }
        if (format == BytesFormat.JSON) {
            JsonTree.read(text.array());
        }
        return format == BytesFormat.JSON || format == BytesFormat.STRING ? text : parse(text.text());
    }

    @Override
    public EncodedField json(Bytes json, FieldLabel label) {
        if (!label.isRaw() && !format.toString().equals(label.format())) {
            throw MalformedRecord.because(
                    "the line says that the " + field + " is " + label.format() + ", not " + format,
                    "--" + field + "-format auto follows each line");
        }
        try {
            JsonNode node = JsonTree.read(json.array());
            if (format == BytesFormat.JSON) {
                return new EncodedField(json);
            }
            boolean isNumber = switch (format) {
                case INT, LONG, FLOAT, DOUBLE -> true;
                default -> false;
            };
            if (node.getNodeType() != JsonNodeType.STRING && !(isNumber && node.isNumber())) {
                throw new SchemaMismatch("it is no JSON " + (isNumber ? "number" : "string"));
            }
            String text = node.isTextual() ? node.textValue() : json.text();
            if (Utf8.loneSurrogate(text) >= 0) {
                throw new SchemaMismatch("the text holds a lone surrogate, which is no character");
            }
            return new EncodedField(format == BytesFormat.STRING ? Bytes.utf8(text) : parse(text));
        } catch (SchemaMismatch | IllegalArgumentException e) {
            throw MalformedRecord.because(field + " is not " + format + ": " + e.getMessage(), null);
        }
    }

    private Bytes parse(String text) throws SchemaMismatch {
        return Bytes.of(
                switch (format) {
                    case HEX -> HexFormat.of().parseHex(text);
                    case BASE64 -> Base64.getDecoder().decode(text);
                    case INT ->
                        buffer(Integer.BYTES).putInt(Integer.parseInt(text)).array();
                    case LONG ->
                        buffer(Long.BYTES).putLong(Long.parseLong(text)).array();
                    case FLOAT ->
                        buffer(Float.BYTES)
                                .putFloat((float) finite(text, Float.parseFloat(text)))
                                .array();
                    case DOUBLE ->
                        buffer(Double.BYTES)
                                .putDouble(finite(text, Double.parseDouble(text)))
                                .array();
                    case UUID -> uuid(text);
                    default -> text.getBytes(UTF_8);
                });
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size);
    }

    private static double finite(String text, double value) throws SchemaMismatch {
        if (Double.isInfinite(value) && !text.endsWith("Infinity")) {
            throw new SchemaMismatch(text + " is too large");
        }
        return value;
    }

    /** As Kafka's own serializer writes it. */
    private static byte[] uuid(String text) throws SchemaMismatch {
        if (!UUID.fromString(text).toString().equalsIgnoreCase(text)) {
            throw new SchemaMismatch("it is no UUID of 36 characters");
        }
        return text.getBytes(UTF_8);
    }
}
