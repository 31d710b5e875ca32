package io.kafkactl.record.schema.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.SchemaMismatch;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** A decimal number of the schema's scale, as a JSON number with all its decimals; also read from a string. */
final class AvroDecimal extends AvroBinaries.Sized {
    private static final int LONGEST_PLAIN = 100;

    private final int precision;
    private final int scale;

    AvroDecimal(String name, int size, int precision, int scale) {
        super(name, size, NUMBER, STRING);
        this.precision = precision;
        this.scale = scale;
    }

    @Override
    void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
        byte[] unscaled = take(in);
        if (unscaled.length == 0) {
            throw new SchemaMismatch("a decimal of no bytes");
        }
        put(new BigDecimal(new BigInteger(unscaled), scale), json);
    }

    private static void put(BigDecimal number, ByteBuilder json) {
        json.put(Math.abs((long) number.scale()) <= LONGEST_PLAIN ? number.toPlainString() : number.toString());
    }

    @Override
    void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
        BigDecimal number = number(json);
        // Told by its size alone: a number like 1e999999999 must not be written out.
        if ((long) number.precision() - number.scale() + scale > precision && number.signum() != 0) {
            throw new SchemaMismatch(brief(json) + " has more than the " + precision + " digits of the decimal, "
                    + scale + " of them decimals");
        }
        BigInteger unscaled;
        try {
            unscaled = number.signum() == 0
                    ? BigInteger.ZERO
                    : number.setScale(scale).unscaledValue();
        } catch (ArithmeticException e) {
            throw new SchemaMismatch(brief(json) + " has more decimals than the " + scale + " of the schema");
        }
        put(size() == AvroBinaries.ANY ? unscaled.toByteArray() : extended(unscaled), out);
    }

    private byte[] extended(BigInteger unscaled) throws SchemaMismatch {
        byte[] bytes = unscaled.toByteArray();
        if (bytes.length > size()) {
            throw new SchemaMismatch("the number does not fit into " + size() + " bytes");
        }
        byte[] extended = new byte[size()];
        Arrays.fill(extended, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, extended, size() - bytes.length, bytes.length);
        return extended;
    }

    private static BigDecimal number(JsonNode json) throws SchemaMismatch {
        if (json.isNumber()) {
            return json.decimalValue();
        }
        try {
            if (json.isTextual()) {
                return new BigDecimal(json.textValue());
            }
        } catch (NumberFormatException e) {
            throw notA("decimal", json);
        }
        throw notA("decimal", json);
    }

    /** A decimal number that brings its scale with it. */
    static final class OfAnyScale extends AvroBinaries.Sized {
        OfAnyScale() {
            super("bytes", AvroBinaries.ANY, NUMBER, STRING);
        }

        @Override
        void write(AvroCursor in, ByteBuilder json) throws SchemaMismatch {
            AvroCursor inner = new AvroCursor(take(in), 0);
            int length = inner.readLength();
            int from = inner.skip(length);
            if (length == 0) {
                throw new SchemaMismatch("a decimal of no bytes");
            }
            BigInteger unscaled = new BigInteger(inner.bytes(), from, length);
            AvroDecimal.put(new BigDecimal(unscaled, inner.readInt()), json);
        }

        @Override
        void read(JsonNode json, ByteBuilder out) throws SchemaMismatch {
            BigDecimal number = number(json);
            ByteBuilder inner = new ByteBuilder();
            putBytes(inner, number.unscaledValue().toByteArray());
            putInt(inner, number.scale());
            put(inner.toByteArray(), out);
        }
    }
}
