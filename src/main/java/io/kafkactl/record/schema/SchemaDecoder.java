package io.kafkactl.record.schema;

import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.FieldDecoder;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.SchemaMismatch;
import io.kafkactl.record.UndecodableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows keys, or values, by the schemas that they name. With the format {@code auto} what names none, or one that the
 * registry does not have, is shown as the bytes that it is.
 */
public final class SchemaDecoder implements FieldDecoder {
    private final RecordField field;
    private final FieldFormat format;
    private final CodecOptions options;
    private final RegistrySchemas schemas;
    private final Unresolved unresolved;
    private final Map<SchemaId, Object> codecs = new ConcurrentHashMap<>();

    /** A decoder for one of the formats that need a registry. */
    public SchemaDecoder(
            RecordField field,
            FieldFormat format,
            CodecOptions options,
            RegistrySchemas schemas,
            Unresolved unresolved) {
        this.field = field;
        this.format = format;
        this.options = options;
        this.schemas = schemas;
        this.unresolved = unresolved;
    }

    @Override
    public void put(KafkaRecord record, byte[] bytes, ByteBuilder out) throws UndecodableException {
        if (!decode(record, bytes, out).isRaw()) {
            return;
        }
        BytesFormat.BYTES.put(record, bytes, out);
    }

    @Override
    public FieldLabel putJson(KafkaRecord record, byte[] bytes, ByteBuilder json) throws UndecodableException {
        FieldLabel label = decode(record, bytes, json);
        return label.isRaw() ? BytesFormat.BYTES.putJson(record, bytes, json) : label;
    }

    /** Puts the JSON of the value; nothing when it is taken as the bytes that it is. */
    private FieldLabel decode(KafkaRecord record, byte[] bytes, ByteBuilder json) throws UndecodableException {
        boolean auto = format == FieldFormat.AUTO;
        SchemaFrame frame = SchemaFrame.of(field, record, bytes);
        if (frame == null) {
            if (auto) {
                return FieldLabel.RAW;
            }
            throw new UndecodableException("the bytes do not begin with the id of a schema");
        }
        int before = json.length();
        try {
            SchemaCodec codec = codec(frame.id(), record, auto);
            return codec == null ? FieldLabel.RAW : codec.write(frame, bytes, json);
        } catch (SchemaMismatch e) {
            String reason = "schema " + frame.id() + ": " + e.getMessage();
            if (!auto) {
                throw new UndecodableException(reason);
            }
            json.truncate(before);
            unresolved.add(reason);
            return FieldLabel.RAW;
        }
    }

    private @Nullable SchemaCodec codec(SchemaId id, KafkaRecord record, boolean auto)
            throws UndecodableException, SchemaMismatch {
        Object known = codecs.get(id);
        if (known == null) {
            known = load(id, record, auto);
            if (known == null) {
                return null;
            }
        }
        if (known instanceof SchemaCodec codec) {
            return codec;
        }
        throw new SchemaMismatch((String) known);
    }

    /** The codec, or why there cannot be one, both of which last; null for one that cannot be had now. */
    private @Nullable Object load(SchemaId id, KafkaRecord record, boolean auto) throws UndecodableException {
        if (auto && unresolved.isHopeless(id)) {
            unresolved.add(null);
            return null;
        }
        ResolvedSchema schema;
        try {
            schema = schemas.byId(id, SubjectNaming.ofTopic(record.topic(), field));
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED || e.exitCode() == ExitCode.TERMINATED) {
                throw e;
            }
            if (!auto) {
                throw new UndecodableException("schema " + id + ": " + e.message());
            }
            unresolved.add(id, e.message());
            return null;
        }
        Object codec = compile(schema, id);
        Object first = codecs.putIfAbsent(id, codec);
        return first == null ? codec : first;
    }

    private Object compile(ResolvedSchema schema, SchemaId id) {
        SchemaType type = schema.schema().type();
        if (format.type() != null && format.type() != type) {
            return "it is " + FieldFormat.of(type) + ", not " + format;
        }
        try {
            return SchemaCodecs.of(schema, id, options, schemas);
        } catch (SchemaMismatch e) {
            return String.valueOf(e.getMessage());
        }
    }
}
