package io.kafkactl.record.schema.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.error.SimilarName;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.JsonText;
import io.kafkactl.record.SchemaMismatch;
import io.kafkactl.record.Utf8;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The types that are one number, one text or one of a few words. */
final class AvroScalars {
    private static final byte[] NULL_TEXT = AvroNode.utf8("null");
    private static final byte[] TRUE_TEXT = AvroNode.utf8("true");
    private static final byte[] FALSE_TEXT = AvroNode.utf8("false");
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

    private AvroScalars() {}

    /** Nothing, in no bytes. */
    static final class OfNull extends AvroNode {
        OfNull() {
            super("null", NULL, 0);
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) {
            json.put(NULL_TEXT);
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            if (!json.isNull()) {
                throw notA("null", json);
            }
        }
    }

    /** One byte. */
    static final class OfBoolean extends AvroNode {
        OfBoolean() {
            super("boolean", BOOLEAN, 0);
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            json.put(in.readBoolean() ? TRUE_TEXT : FALSE_TEXT);
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            if (!json.isBoolean()) {
                throw notA("boolean", json);
            }
            out.put(json.booleanValue() ? 1 : 0);
        }
    }

    /** A whole number of 32 or 64 bits. */
    static final class OfInteger extends AvroNode {
        private final boolean wide;

        OfInteger(boolean wide) {
            super(wide ? "long" : "int", NUMBER, 0);
            this.wide = wide;
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            json.putLong(wide ? in.readLong() : in.readInt());
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            putInt(out, whole(json, wide));
        }
    }

    /** The number as a long, when it is whole and fits. */
    static long whole(JsonNode json, boolean wide) throws SchemaMismatch {
        String wanted = wide ? "long" : "int";
        if (!json.isNumber()) {
            throw notWhole(json, wanted);
        }
        try {
            // Such as 1.0 and 1e3; the text of a number with a huge exponent is never written out.
            long value = json.isIntegralNumber() && json.canConvertToLong()
                    ? json.longValue()
                    : json.decimalValue().longValueExact();
            if (wide || value == (int) value) {
                return value;
            }
        } catch (ArithmeticException e) {
            throw notWhole(json, wanted);
        }
        throw notWhole(json, wanted);
    }

    private static SchemaMismatch notWhole(JsonNode json, String wanted) {
        return AvroNode.notA(wanted, json);
    }

    /** A number in binary floating point; what JSON has no number for is a string. */
    static final class OfFloating extends AvroNode {
        private final boolean wide;

        OfFloating(boolean wide) {
            super(wide ? "double" : "float", NUMBER, STRING);
            this.wide = wide;
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            boolean finite;
            String text;
            if (wide) {
                double value = in.readDouble();
                finite = Double.isFinite(value);
                text = Double.toString(value);
            } else {
                float value = in.readFloat();
                finite = Float.isFinite(value);
                text = Float.toString(value);
            }
            if (finite) {
                json.put(text);
            } else {
                json.put('"').put(text).put('"');
            }
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            boolean special = json.isTextual() && NOT_FINITE.contains(json.textValue());
            if (!json.isNumber() && !special) {
                throw notA(name(), json);
            }
            double value = special
                    ? Double.parseDouble(json.textValue())
                    : json.decimalValue().doubleValue();
            if (wide) {
                require(special || Double.isFinite(value), json);
                // A zero loses its sign as a decimal number.
                out.put(littleEndian(Double.BYTES)
                        .putDouble(signed(value, json))
                        .array());
            } else {
                float narrow = special ? (float) value : decimal(json).floatValue();
                require(special || Float.isFinite(narrow), json);
                out.put(littleEndian(Float.BYTES)
                        .putFloat((float) signed(narrow, json))
                        .array());
            }
        }

        private static BigDecimal decimal(JsonNode json) {
            return json.decimalValue();
        }

        private static double signed(double value, JsonNode json) {
            return value == 0 && json.isDouble() ? json.doubleValue() : value;
        }

        private void require(boolean finite, JsonNode json) throws SchemaMismatch {
            if (!finite) {
                throw new SchemaMismatch(brief(json) + " is too large for " + name());
            }
        }

        private static ByteBuffer littleEndian(int size) {
            return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Text, copied from UTF-8 to UTF-8. */
    static final class OfString extends AvroNode {
        private final boolean isUuid;

        OfString(boolean isUuid) {
            super("string", STRING, 0);
            this.isUuid = isUuid;
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            int length = in.readLength();
            if (!JsonText.putUtf8(json, in.bytes(), in.skip(length), length)) {
                throw new SchemaMismatch("the string is not UTF-8");
            }
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            if (!json.isTextual()) {
                throw notA("string", json);
            }
            if (isUuid) {
                uuid(json);
            }
            putBytes(out, text(json.textValue()));
        }
    }

    static UUID uuid(JsonNode json) throws SchemaMismatch {
        try {
            UUID uuid = UUID.fromString(json.textValue());
            if (uuid.toString().equalsIgnoreCase(json.textValue())) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw AvroNode.notA("UUID", json);
        }
        throw AvroNode.notA("UUID", json);
    }

    static byte[] text(String text) throws SchemaMismatch {
        if (Utf8.loneSurrogate(text) >= 0) {
            throw new SchemaMismatch("the text holds a lone surrogate, which is no character");
        }
        return AvroNode.utf8(text);
    }

    /** One of the schema's words, by its number. */
    static final class OfEnum extends AvroNode {
        private final List<String> symbols;
        private final byte[][] texts;
        private final Map<String, Integer> numbers = new HashMap<>();

        OfEnum(String name, List<String> symbols) {
            super(name, STRING, 0);
            this.symbols = symbols;
            this.texts = new byte[symbols.size()][];
            for (int i = 0; i < texts.length; i++) {
                ByteBuilder json = new ByteBuilder();
                JsonText.put(json, symbols.get(i));
                texts[i] = json.toByteArray();
                numbers.put(symbols.get(i), i);
            }
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            int number = in.readInt();
            if (number < 0 || number >= texts.length) {
                throw new SchemaMismatch("enum " + name() + " has no symbol of number " + number);
            }
            json.put(texts[number]);
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            Integer number = json.isTextual() ? numbers.get(json.textValue()) : null;
            if (number == null) {
                String similar = SimilarName.of(json.asText(), symbols)
                        .map(symbol -> "; did you mean '" + symbol + "'?")
                        .orElse("");
                throw new SchemaMismatch(brief(json) + " is no symbol of enum " + name() + similar);
            }
            putInt(out, number);
        }
    }
}
