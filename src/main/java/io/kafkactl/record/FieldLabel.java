package io.kafkactl.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says beside a decoded key or value what its bytes were: the format and, where there is one, the schema. */
public final class FieldLabel {
    /** The bytes as they are, of which nothing has to be said. */
    public static final FieldLabel RAW = new FieldLabel(null, null, null);

    private final @Nullable String format;
    private final @Nullable String schema;
    private final @Nullable String message;
    private final byte[] besideKey;
    private final byte[] besideValue;

    private FieldLabel(@Nullable String format, @Nullable String schema, @Nullable String message) {
        this.format = format;
        this.schema = schema;
        this.message = message;
        this.besideKey = json("key");
        this.besideValue = json("value");
    }

    /**
     * A label.
     *
     * @param schema the id in digits, or the GUID; null where there is none
     * @param message the full name of a Protobuf message, otherwise null
     */
    public static FieldLabel of(String format, @Nullable String schema, @Nullable String message) {
        return new FieldLabel(format, schema, message);
    }

    public @Nullable String format() {
        return format;
    }

    public @Nullable String schema() {
        return schema;
    }

    public @Nullable String message() {
        return message;
    }

    public boolean isRaw() {
        return format == null;
    }

    byte[] besideKey() {
        return besideKey;
    }

    byte[] besideValue() {
        return besideValue;
    }

    private byte[] json(String field) {
        ByteBuilder json = new ByteBuilder();
        if (format != null) {
            put(json, field + "Format", format);
        }
        if (schema != null && schema.chars().allMatch(Character::isDigit)) {
            json.put(",\"" + field + "SchemaId\":").put(schema);
        } else if (schema != null) {
            put(json, field + "SchemaGuid", schema);
        }
        if (message != null) {
            put(json, field + "Message", message);
        }
        return json.toByteArray();
    }

    private static void put(ByteBuilder json, String name, String text) {
        json.put(",\"" + name + "\":");
        JsonText.put(json, text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldLabel label
                && Objects.equals(format, label.format)
                && Objects.equals(schema, label.schema)
                && Objects.equals(message, label.message);
    }

    @Override
    public int hashCode() {
        return Objects.hash(format, schema, message);
    }

    @Override
    public String toString() {
        return format + " " + schema + " " + message;
    }
}
