package io.kafkactl.ops.dlq.edit;

import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.JsonDocument;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.UndecodableException;
import io.kafkactl.record.schema.SchemaValues;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees of a value that is more than its bytes.
 *
 * @param json on one line
 * @param label says that it is JSON, or by which schema it became JSON
 * @param decoded null for what is JSON itself
 */
record ShownValue(Bytes json, FieldLabel label, SchemaValues.@Nullable Decoded decoded) {
    private static final FieldLabel JSON = FieldLabel.of(BytesFormat.JSON.toString(), null, null);

    /**
     * Null for a value that is shown as its bytes.
     *
     * @param schemas null without a registry
     */
    static @Nullable ShownValue of(KafkaRecord record, @Nullable SchemaValues schemas) {
        SchemaValues.Decoded decoded = schemas == null ? null : schemas.of(record);
        if (decoded != null) {
            Bytes line = line(decoded.json());
            return line == null ? null : new ShownValue(line, decoded.label(), decoded);
        }
        Bytes value = record.value();
        Bytes line = value == null || !JsonDocument.maybe(value.array()) ? null : line(value);
        if (line == null) {
            return null;
        }
        byte first = line.array()[0];
        return first == '{' || first == '[' ? new ShownValue(line, JSON, null) : null;
    }

    /** Null for what is no JSON. */
    private static @Nullable Bytes line(Bytes json) {
        ByteBuilder line = new ByteBuilder();
        try {
            JsonDocument.putOnOneLine(json.array(), line);
            return Bytes.of(line.toByteArray());
        } catch (UndecodableException e) {
            return null;
        }
    }
}
