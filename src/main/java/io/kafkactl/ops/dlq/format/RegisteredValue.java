package io.kafkactl.ops.dlq.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Opens values that begin with the id of a registered schema, as far as the schema is one that is looked for. */
final class RegisteredValue {
    private static final int HEADER = 1 + Integer.BYTES;

    private final SchemaTexts schemas;
    private final Set<String> names;
    private final Map<Integer, Optional<Schema>> avro = new ConcurrentHashMap<>();

    /** @param names full names of records */
    RegisteredValue(SchemaTexts schemas, Set<String> names) {
        this.schemas = schemas;
        this.names = Set.copyOf(names);
    }

    /** Empty unless the value is an Avro record of one of the names. */
    Optional<GenericRecord> avro(byte @Nullable [] value) {
        if (!isRegistered(value)) {
            return Optional.empty();
        }
        return avro.computeIfAbsent(id(value), this::schema).flatMap(schema -> read(schema, value));
    }

    /** True when the value's schema is a text with this word in it. */
    static boolean mentions(SchemaTexts schemas, byte @Nullable [] value, String word) {
        return isRegistered(value)
                && schemas.byId(id(value)).filter(text -> text.contains(word)).isPresent();
    }

    private static boolean isRegistered(byte @Nullable [] value) {
        return value != null && value.length > HEADER && value[0] == 0;
    }

    private static int id(byte @Nullable [] value) {
        return value == null ? -1 : ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    }

    private Optional<Schema> schema(int id) {
        return schemas.byId(id)
                .filter(text ->
                        names.stream().anyMatch(name -> text.contains(name.substring(name.lastIndexOf('.') + 1))))
                .flatMap(RegisteredValue::parse)
                .filter(schema -> schema.getType() == Schema.Type.RECORD && names.contains(schema.getFullName()));
    }

    /** A schema in another language is none in Avro. */
    private static Optional<Schema> parse(String text) {
        try {
            return Optional.of(new Schema.Parser().parse(text));
        } catch (AvroRuntimeException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static Optional<GenericRecord> read(Schema schema, byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, null)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
