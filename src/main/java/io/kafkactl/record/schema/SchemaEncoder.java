package io.kafkactl.record.schema;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.CellTypes;
import io.kafkactl.record.FieldEncoder;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.MalformedRecord;
import io.kafkactl.record.SchemaMismatch;
import org.jspecify.annotations.Nullable;

/** Makes bytes of JSON by one schema, and names that schema with them. */
final class SchemaEncoder implements FieldEncoder {
    private final RecordField field;
    private final SchemaCodec codec;
    private final SchemaId id;
    private final boolean inHeader;

    SchemaEncoder(RecordField field, SchemaCodec codec, SchemaId id, boolean inHeader) {
        this.field = field;
        this.codec = codec;
        this.id = id;
        this.inHeader = inHeader;
    }

    @Override
    public boolean isRaw() {
        return false;
    }

    @Override
    public CellTypes cells() {
        try {
            return codec.cells();
        } catch (SchemaMismatch e) {
            throw KafkactlException.invalid(
                    "INVALID_SCHEMA", "the schema of the " + field + ": " + e.getMessage(), null);
        }
    }

    @Override
    public EncodedField text(Bytes text) {
        return encode(text, null, "text is read as JSON, where a string stands in quotes");
    }

    @Override
    public EncodedField json(Bytes json, FieldLabel label) {
        FieldFormat format = FieldFormat.of(codec.type());
        if (!label.isRaw() && !format.toString().equals(label.format())) {
            throw MalformedRecord.because(
                    "the line says that the " + field + " is " + label.format() + ", and the schema is " + format,
                    "--" + field + "-format auto follows each line");
        }
        return encode(json, label.message(), null);
    }

    private EncodedField encode(Bytes json, @Nullable String message, @Nullable String hint) {
        try {
            SchemaCodec.Payload payload = codec.read(json, message);
            return SchemaFrame.write(
                    field,
                    id,
                    inHeader,
                    payload.indexes().array(),
                    payload.bytes().array());
        } catch (SchemaMismatch e) {
            String reason = String.valueOf(e.getMessage());
            throw MalformedRecord.because(field + ": " + reason, reason.startsWith("not JSON") ? hint : null);
        }
    }
}
