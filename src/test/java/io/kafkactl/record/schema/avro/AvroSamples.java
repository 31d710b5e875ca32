package io.kafkactl.record.schema.avro;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Makes schemas of every kind, and values of them, by chance. */
final class AvroSamples {
    private static final int DEEPEST = 4;

    private final Random random;
    private int names;

    AvroSamples(long seed) {
        this.random = new Random(seed);
    }

    Schema schema() {
        return record(0);
    }

    private Schema any(int depth) {
        int kinds = depth >= DEEPEST ? 9 : 14;
        return switch (random.nextInt(kinds)) {
            case 0 -> Schema.create(Schema.Type.NULL);
            case 1 -> Schema.create(Schema.Type.BOOLEAN);
            case 2 -> ofInt();
            case 3 -> ofLong();
            case 4 -> Schema.create(Schema.Type.FLOAT);
            case 5 -> Schema.create(Schema.Type.DOUBLE);
            case 6 -> Schema.create(Schema.Type.STRING);
            case 7 -> bytes();
            case 8 -> random.nextBoolean() ? fixed() : enumeration();
            case 9 -> Schema.createArray(any(depth + 1));
            case 10 -> Schema.createMap(any(depth + 1));
            case 11, 12 -> union(depth + 1);
            default -> record(depth + 1);
        };
    }

    private Schema ofInt() {
        Schema schema = Schema.create(Schema.Type.INT);
        return switch (random.nextInt(3)) {
            case 0 -> LogicalTypes.date().addToSchema(schema);
            case 1 -> LogicalTypes.timeMillis().addToSchema(schema);
            default -> schema;
        };
    }

    private Schema ofLong() {
        Schema schema = Schema.create(Schema.Type.LONG);
        return switch (random.nextInt(9)) {
            case 0 -> LogicalTypes.timeMicros().addToSchema(schema);
            case 1 -> LogicalTypes.timestampMillis().addToSchema(schema);
            case 2 -> LogicalTypes.timestampMicros().addToSchema(schema);
            case 3 -> LogicalTypes.timestampNanos().addToSchema(schema);
            case 4 -> LogicalTypes.localTimestampMillis().addToSchema(schema);
            case 5 -> LogicalTypes.localTimestampMicros().addToSchema(schema);
            default -> schema;
        };
    }

    private Schema bytes() {
        Schema schema = Schema.create(Schema.Type.BYTES);
        return random.nextBoolean()
                ? LogicalTypes.decimal(30, random.nextInt(31)).addToSchema(schema)
                : schema;
    }

    private Schema fixed() {
        Schema schema = Schema.createFixed("F" + names++, null, "ns", 12);
        return switch (random.nextInt(3)) {
            case 0 -> LogicalTypes.decimal(20, 4).addToSchema(schema);
            case 1 -> {
                schema.addProp("logicalType", "duration");
                yield schema;
            }
            default -> schema;
        };
    }

    private Schema enumeration() {
        return Schema.createEnum("E" + names++, null, "ns", List.of("ONE", "TWO", "THREE"));
    }

    private Schema union(int depth) {
        List<Schema> types = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Schema type = any(depth);
            if (type.getType() != Schema.Type.UNION && !seen.contains(type.getFullName())) {
                seen.add(type.getFullName());
                types.add(type);
            }
        }
        return types.isEmpty() ? Schema.create(Schema.Type.STRING) : Schema.createUnion(types);
    }

    private Schema record(int depth) {
        Schema schema = Schema.createRecord("R" + names++, null, random.nextBoolean() ? "ns.inner" : null, false);
        List<Schema.Field> fields = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            fields.add(new Schema.Field(i == 0 ? "string" : "f" + i, any(depth + 1)));
        }
        fields.add(new Schema.Field(
                "next", Schema.createUnion(List.of(Schema.create(Schema.Type.NULL), schema)), null, null));
        schema.setFields(fields);
        return schema;
    }

    /** A value of a schema that is more than a null. */
    Object value(Schema schema) {
        return Objects.requireNonNull(value(schema, 0));
    }

    private @Nullable Object value(Schema schema, int depth) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextBoolean() ? random.nextInt() : random.nextInt(86_400_000);
            case LONG -> random.nextBoolean() ? random.nextLong() : random.nextInt(200);
            case FLOAT -> Float.intBitsToFloat(canonical(random.nextInt()));
            case DOUBLE -> random.nextInt(10) == 0 ? -0.0 : Double.valueOf(random.nextGaussian() * 1e10);
            case STRING -> new Utf8(text());
            case BYTES -> ByteBuffer.wrap(unscaled(schema));
            case FIXED -> new GenericData.Fixed(schema, fixed(schema));
            case ENUM ->
                new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(random.nextInt(3)));
            case ARRAY -> array(schema, depth);
            case MAP -> map(schema, depth);
            case UNION -> {
                List<Schema> types = schema.getTypes();
                yield value(types.get(depth > DEEPEST ? 0 : random.nextInt(types.size())), depth + 1);
            }
            case RECORD -> {
                GenericData.Record record = new GenericData.Record(schema);
                for (Schema.Field field : schema.getFields()) {
                    record.put(field.pos(), value(field.schema(), depth + 1));
                }
                yield record;
            }
        };
    }

    /** Any number, and one of the many that are none. */
    private static int canonical(int bits) {
        return Float.isNaN(Float.intBitsToFloat(bits)) ? Float.floatToIntBits(Float.NaN) : bits;
    }

    private List<Object> array(Schema schema, int depth) {
        List<Object> list = new GenericData.Array<>(3, schema);
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(value(schema.getElementType(), depth + 1));
        }
        return list;
    }

    private Map<Object, Object> map(Schema schema, int depth) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            map.put(new Utf8(random.nextInt(4) == 0 ? "string" : text()), value(schema.getValueType(), depth + 1));
        }
        return map;
    }

    private String text() {
        String[] words = {"", "a", "é\"\\\n", "😀", "null", "NaN", "2026-01-31", "x".repeat(5_000), "\u0001"};
        return words[random.nextInt(words.length)];
    }

    private byte[] unscaled(Schema schema) {
        if (schema.getLogicalType() != null) {
            return new BigInteger(90, random).subtract(BigInteger.TWO.pow(89)).toByteArray();
        }
        byte[] bytes = new byte[random.nextInt(5)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] fixed(Schema schema) {
        byte[] bytes = new byte[schema.getFixedSize()];
        if (schema.getLogicalType() == null) {
            random.nextBytes(bytes);
        } else {
            // Within the precision, and extended by its sign.
            byte sign = (byte) (random.nextBoolean() ? -1 : 0);
            java.util.Arrays.fill(bytes, sign);
            bytes[11] = (byte) random.nextInt();
            bytes[10] = (byte) random.nextInt();
            bytes[9] = (byte) random.nextInt();
        }
        return bytes;
    }
}
