package io.kafkactl.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which JSON a field holds, in the words of JSON Schema. What may be unknown may be null. */
public final class FieldType {
    public static final FieldType TEXT = simple("string").orNull();

    /** A whole number. */
    public static final FieldType INTEGER = simple("integer").orNull();

    /** Any number. */
    public static final FieldType NUMBER = simple("number").orNull();

    /** Never null. */
    public static final FieldType FLAG = simple("boolean");

    /** ISO-8601 in UTC. */
    public static final FieldType TIME =
            new FieldType(ordered("type", "string", "format", "date-time"), false).orNull();

    /** Text, other bytes as an object with their base64, or null. */
    public static final FieldType BYTES = new FieldType(
            ordered("anyOf", List.of(TEXT.schema(), objectWith(Map.of("base64", Map.of("type", "string"))))), false);

    /** An object whose fields depend on what it describes. */
    public static final FieldType OBJECT = simple("object");

    private final Map<String, Object> schema;
    private final boolean nullable;

    private FieldType(Map<String, Object> schema, boolean nullable) {
        this.schema = schema;
        this.nullable = nullable;
    }

    private static FieldType simple(String type) {
        return new FieldType(Map.of("type", type), false);
    }

    public static FieldType listOf(FieldType element) {
        return new FieldType(ordered("type", "array", "items", element.schema()), false);
    }

    /** With names that are data. */
    public static FieldType mapOf(FieldType value) {
        return new FieldType(ordered("type", "object", "additionalProperties", value.schema()), false);
    }

    /** The fields of a row. */
    public static FieldType of(RowModel<?> model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RowModel.Column<?> column : model.columns()) {
            if (column.field() != null) {
                fields.put(column.field(), column.type().schema());
            }
        }
        return new FieldType(objectWith(fields), false);
    }

    /** Every field is always there. */
    static Map<String, Object> objectWith(Map<String, ?> fields) {
        return ordered("type", "object", "properties", fields, "required", List.copyOf(fields.keySet()));
    }

    /** The same, or null where it is unknown. */
    public FieldType orNull() {
        if (nullable) {
            return this;
        }
        Map<String, Object> wider = new LinkedHashMap<>(schema);
        wider.put("type", List.of(String.valueOf(schema.get("type")), "null"));
        return new FieldType(wider, true);
    }

    Map<String, Object> schema() {
        return schema;
    }

    boolean isNumber() {
        return this == INTEGER || this == NUMBER;
    }

    static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ordered.put((String) pairs[i], pairs[i + 1]);
        }
        return ordered;
    }
}
