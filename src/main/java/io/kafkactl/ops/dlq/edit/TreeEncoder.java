package io.kafkactl.ops.dlq.edit;

import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.FieldEncoder;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.JsonDocument;
import io.kafkactl.record.JsonTree;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.MalformedRecord;
import io.kafkactl.record.SchemaMismatch;
import io.kafkactl.record.UndecodableException;
import io.kafkactl.record.schema.SchemaValues;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the bytes of one edited value: JSON where the text says so, on one line with every number as it is spelt, and by
 * the schema of the value as it was. What was left as it is keeps its bytes.
 */
final class TreeEncoder implements FieldEncoder {
    private final KafkaRecord record;
    private final @Nullable ShownValue before;
    private final @Nullable SchemaValues schemas;
    private @Nullable Bytes after;

    /** @param before what was shown of the record's value; null when that was its bytes */
    TreeEncoder(KafkaRecord record, @Nullable ShownValue before, @Nullable SchemaValues schemas) {
        this.record = record;
        this.before = before;
        this.schemas = schemas;
    }

    /** What the person saw, where the bytes tell nothing; null otherwise, or when it was left as it is. */
    @Nullable
    Bytes jsonBefore() {
        return after == null || before == null ? null : before.json();
    }

    /** What the person made of it. */
    @Nullable
    Bytes jsonAfter() {
        return after;
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
        throw new IllegalStateException("an edited value is JSON");
    }

    @Override
    public EncodedField json(Bytes json, FieldLabel label) {
        FieldLabel schema = before == null || before.decoded() == null ? null : before.label();
        if (!BytesFormat.JSON.toString().equals(label.format()) && schema == null) {
            throw MalformedRecord.because(
                    "valueFormat '" + label.format() + "' is not json", "without it the value is a string or base64");
        }
        if (schema != null && !label.equals(schema)) {
            throw MalformedRecord.because(
                    "the schema of the value was changed", "a value keeps its schema; without it the value is base64");
        }
        ByteBuilder line = new ByteBuilder();
        try {
            JsonDocument.putOnOneLine(json.array(), line);
            return new EncodedField(encoded(Bytes.of(line.toByteArray())), List.of());
        } catch (SchemaMismatch e) {
            throw MalformedRecord.because("the value is no good JSON: " + e.getMessage(), null);
        } catch (UndecodableException e) {
            throw MalformedRecord.because("not valid JSON: " + e.reason(), null);
        }
    }

    private Bytes encoded(Bytes json) throws SchemaMismatch {
        if (before != null && json.equals(before.json())) {
            // Taken back whatever is odd about it.
            return Objects.requireNonNull(record.value());
        }
        JsonTree.read(json.array());
        SchemaValues.Decoded decoded = before == null ? null : before.decoded();
        if (decoded == null || schemas == null) {
            return json;
        }
        after = json;
        return schemas.encode(record, decoded, json);
    }
}
