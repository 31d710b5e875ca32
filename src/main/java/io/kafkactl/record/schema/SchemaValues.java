package io.kafkactl.record.schema;

import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldDecoder;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.MalformedRecord;
import io.kafkactl.record.SchemaMismatch;
import io.kafkactl.record.UndecodableException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows values by the schemas that they name, and makes bytes of an edited one by its own schema again; thread-safe. */
public final class SchemaValues {
    private final RegistrySchemas schemas;
    private final SchemaDecoder decoder;
    private final Map<SchemaId, SchemaCodec> codecs = new ConcurrentHashMap<>();

    /** What a value says by its schema. */
    public record Decoded(Bytes json, FieldLabel label) {}

    /** @param warnings is told which schemas could not be had; what names them is taken as bytes then */
    public SchemaValues(Supplier<SchemaRegistry> registry, Consumer<String> warnings) {
        this.schemas = new RegistrySchemas(registry);
        this.decoder = new SchemaDecoder(
                RecordField.VALUE, FieldFormat.AUTO, CodecOptions.PLAIN, schemas, new Unresolved(warnings));
    }

    /** Shows other values as the bytes that they are. */
    public FieldDecoder decoder() {
        return decoder;
    }

    /** Null for a value that names no schema that could be had. */
    public @Nullable Decoded of(KafkaRecord record) {
        Bytes value = record.value();
        if (value == null) {
            return null;
        }
        ByteBuilder json = new ByteBuilder();
        try {
            FieldLabel label = decoder.putJson(record, value.array(), json);
            return label.isRaw() ? null : new Decoded(Bytes.of(json.toByteArray()), label);
        } catch (UndecodableException e) {
            return null;
        }
    }

    /**
     * The bytes of other JSON for the record's value, by the schema of the present one and named in the same place.
     *
     * @param before what {@link #of} made of the record
     * @throws KafkactlException when the JSON does not fit the schema, or the value holds more than its schema tells of
     */
    public Bytes encode(KafkaRecord record, Decoded before, Bytes json) {
        Bytes value = Objects.requireNonNull(record.value());
        SchemaFrame frame = Objects.requireNonNull(SchemaFrame.of(RecordField.VALUE, record, value.array()));
        SchemaEncoder encoder =
                new SchemaEncoder(RecordField.VALUE, codec(record, frame.id()), frame.id(), frame.separate());
        if (encoder.json(before.json(), before.label()).bytes().length() < value.length()) {
            throw MalformedRecord.because(
                    "the value holds more than schema " + frame.id() + " tells of, which an edit would lose", null);
        }
        return encoder.json(json, before.label()).bytes();
    }

    private SchemaCodec codec(KafkaRecord record, SchemaId id) {
        SchemaCodec known = codecs.get(id);
        if (known != null) {
            return known;
        }
        try {
            ResolvedSchema schema = schemas.byId(id, SubjectNaming.ofTopic(record.topic(), RecordField.VALUE));
            SchemaCodec codec = SchemaCodecs.of(schema, id, CodecOptions.PLAIN, schemas);
            codecs.put(id, codec);
            return codec;
        } catch (SchemaMismatch e) {
            throw MalformedRecord.because("schema " + id + ": " + e.getMessage(), null);
        }
    }
}
