package io.kafkactl.ops.dlq.edit;

import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.FieldLabel;
import io.kafkactl.record.JsonBytes;
import io.kafkactl.record.JsonDocument;
import io.kafkactl.record.JsonText;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.UndecodableException;
import io.kafkactl.record.schema.SchemaValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records as a text that a person edits: the JSON of JSON lines, over several lines, with comments. A JSON object or
 * array is shown as such under {@code "valueFormat":"json"}, what names a schema of the registry by it; every other value is the string of its bytes, or base64.
 */
public final class EditText {
    /** More than this nobody reads one by one. */
    static final int MOST_RECORDS = 200;

    /** Keys and values together. */
    static final int MOST_BYTES = 1 << 20;

    private EditText() {}

    /** Exit 2 for more than a person can edit. */
    static void requireFew(List<KafkaRecord> records, boolean more) {
        long bytes = records.stream()
                .mapToLong(record -> length(record.key()) + length(record.value()))
                .sum();
        if (more || records.size() > MOST_RECORDS || bytes > MOST_BYTES) {
            throw KafkactlException.usage(
                    (more ? "more than " : "") + Counted.of(records.size(), "dead letter") + " of "
                            + Counted.of(bytes, "byte") + " are too many to edit by hand, at most " + MOST_RECORDS
                            + " and 1 MiB",
                    "select fewer, such as with -n " + MOST_RECORDS
                            + "; --set and --transform change any number of them");
        }
    }

    private static long length(@Nullable Bytes field) {
        return field == null ? 0 : field.length();
    }

    /**
     * The text, which begins with what may be done to it.
     *
     * @param schemas by which values are shown that name one; null without a registry
     */
    public static byte[] of(List<KafkaRecord> records, @Nullable SchemaValues schemas) {
        ByteBuilder text = new ByteBuilder();
        text.put(
                "// " + Counted.of(records.size(), "dead letter") + " of '"
                        + records.get(0).topic()
                        + "'. Change values, save, and leave the editor: the changes are shown\n"
                        + "// again and you are asked before anything is sent. A record that you delete here stays pending.\n"
                        + "// Delete all of them, or let the editor fail (:cq in vi), and nothing is done.\n"
                        + "// A value that is left as it is keeps its bytes; a JSON value that is changed is sent on one line.\n");
        records.forEach(record -> put(text, record, schemas));
        return text.toByteArray();
    }

    private static void put(ByteBuilder text, KafkaRecord record, @Nullable SchemaValues schemas) {
        text.put("\n{\n  \"topic\": ");
        JsonText.put(text, record.topic());
        text.put(",\n  \"partition\": ").putLong(record.partition());
        text.put(",\n  \"offset\": ").putLong(record.offset());
        text.put(",\n  \"key\": ");
        putRaw(text, record.key());
        ShownValue shown = ShownValue.of(record, schemas);
        if (shown == null) {
            text.put(",\n  \"value\": ");
            putRaw(text, record.value());
        } else {
            putLabel(text, shown.label());
            text.put(",\n  \"value\": ");
            putTree(text, shown.json());
        }
        text.put("\n}\n");
    }

    private static void putLabel(ByteBuilder text, FieldLabel label) {
        text.put(",\n  \"valueFormat\": ");
        JsonText.put(text, String.valueOf(label.format()));
        String schema = label.schema();
        if (schema != null && schema.chars().allMatch(Character::isDigit)) {
            text.put(",\n  \"valueSchemaId\": ").put(schema);
        } else if (schema != null) {
            text.put(",\n  \"valueSchemaGuid\": ");
            JsonText.put(text, schema);
        }
        if (label.message() != null) {
            text.put(",\n  \"valueMessage\": ");
            JsonText.put(text, label.message());
        }
    }

    private static void putTree(ByteBuilder text, Bytes tree) {
        try {
            JsonDocument.putIndented(tree.array(), text, 1);
        } catch (UndecodableException e) {
            throw new IllegalStateException("JSON was read a moment before", e);
        }
    }

    private static void putRaw(ByteBuilder text, @Nullable Bytes bytes) {
        if (bytes == null) {
            text.put("null");
        } else {
            JsonBytes.put(text, bytes.array());
        }
    }
}
