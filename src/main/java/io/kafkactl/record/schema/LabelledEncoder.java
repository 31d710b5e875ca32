package io.kafkactl.record.schema;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.BytesEncoder;
import io.kafkactl.record.FieldEncoder;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.MalformedRecord;
import io.kafkactl.record.SchemaMismatch;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes of each JSON line what it says itself that it was: bytes, a plain format, or a schema of this registry. */
final class LabelledEncoder implements FieldEncoder {
    private final RecordField field;
    private final Supplier<RegistrySchemas> schemas;
    private final CodecOptions options;
    private final Map<FieldLabel, FieldEncoder> encoders = new HashMap<>();

    LabelledEncoder(RecordField field, Supplier<RegistrySchemas> schemas, CodecOptions options) {
        this.field = field;
        this.schemas = schemas;
        this.options = options;
    }

    @Override
    public boolean isRaw() {
        return false;
    }

    @Override
    public boolean takesUnlabelledAsRaw() {
        return true;
    }

    @Override
    public EncodedField text(Bytes text) {
        throw KafkactlException.usage("--" + field + "-format auto needs JSON lines, or --" + field + "-schema", null);
    }

    @Override
    public EncodedField json(Bytes json, FieldLabel label) {
        FieldEncoder encoder = encoders.get(label);
        if (encoder == null) {
            encoder = encoder(label);
            encoders.put(label, encoder);
        }
        return encoder.json(json, label);
    }

    private FieldEncoder encoder(FieldLabel label) {
        FieldFormat format = format(label);
        if (format.bytes() != null) {
            return new BytesEncoder(field.toString(), format.bytes());
        }
        if (label.schema() == null) {
            throw MalformedRecord.because(
                    "the line says that the " + field + " is " + format + ", but not by which schema",
                    "--" + field + "-schema names one for all lines");
        }
        try {
            SchemaId id = id(label.schema());
            SchemaCodec codec = SchemaCodecs.of(schemas.get().byId(id, null), id, options, schemas.get());
            return new SchemaEncoder(field, codec, id, id.guid() != null);
        } catch (SchemaMismatch | IllegalArgumentException e) {
            throw MalformedRecord.because(field + ": schema " + label.schema() + ": " + e.getMessage(), null);
        }
    }

    private static SchemaId id(String text) {
        return text.chars().allMatch(Character::isDigit)
                ? SchemaId.of(Integer.parseInt(text))
                : SchemaId.of(UUID.fromString(text));
    }

    private FieldFormat format(FieldLabel label) {
        for (FieldFormat format : FieldFormat.values()) {
            if (format.toString().equals(label.format()) && format != FieldFormat.AUTO) {
                return format;
            }
        }
        throw MalformedRecord.because("the line's " + field + "Format '" + label.format() + "' is not known", null);
    }
}
