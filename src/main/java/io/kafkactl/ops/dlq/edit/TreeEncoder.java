package io.kafkactl.ops.dlq.edit;

import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.FieldEncoder;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.JsonDocument;
import io.kafkactl.record.JsonTree;
import io.kafkactl.record.MalformedRecord;
import io.kafkactl.record.SchemaMismatch;
import io.kafkactl.record.UndecodableException;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of an edited value: JSON where the text says so, on one line with every number as it is spelt. */
final class TreeEncoder implements FieldEncoder {
    private final @Nullable Bytes before;

    /** @param before the JSON as it was, which is taken back whatever is odd about it; null when it was none */
    TreeEncoder(@Nullable Bytes before) {
        this.before = before;
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
        if (!BytesFormat.JSON.toString().equals(label.format())) {
            throw MalformedRecord.because(
                    "valueFormat '" + label.format() + "' is not json", "without it the value is a string or base64");
        }
        ByteBuilder line = new ByteBuilder();
        try {
            JsonDocument.putOnOneLine(json.array(), line);
            Bytes value = Bytes.of(line.toByteArray());
            if (!value.equals(before)) {
                JsonTree.read(value.array());
            }
            return new EncodedField(value, java.util.List.of());
        } catch (SchemaMismatch e) {
            throw MalformedRecord.because("the value is no good JSON: " + e.getMessage(), null);
        } catch (UndecodableException e) {
            throw MalformedRecord.because("not valid JSON: " + e.reason(), null);
        }
    }
}
