package io.kafkactl.ops.schema.analysis;

import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.util.internal.JacksonUtils;
import org.jspecify.annotations.Nullable;

/** Avro's own word on who reads what, and short names for its types. */
final class AvroReading {
    private AvroReading() {}

    /** Avro's reasons why the reader cannot read the writer's data; null when it can. */
    static @Nullable String verdict(Schema reader, Schema writer) {
        try {
            SchemaCompatibilityResult result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                    .getResult();
            return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
                    ? null
                    : result.getIncompatibilities().stream()
                            .map(AvroReading::sentence)
                            .collect(Collectors.joining("; "));
        } catch (AvroRuntimeException e) {
            // An alias that fits several fields of the writer.
            return String.valueOf(e.getMessage());
        }
    }

    private static String sentence(Incompatibility found) {
        return found.getMessage() + " at " + found.getLocation();
    }

    static boolean reads(Schema reader, Schema writer) {
        return verdict(reader, writer) == null;
    }

    /** Such as {@code map<long>}, {@code null | string} or the full name of a record. */
    static String name(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> schema.getFullName();
            case ARRAY -> "array<" + name(schema.getElementType()) + ">";
            case MAP -> "map<" + name(schema.getValueType()) + ">";
            case UNION -> schema.getTypes().stream().map(AvroReading::name).collect(Collectors.joining(" | "));
            default -> {
                String logical = logicalType(schema);
                yield schema.getType().getName() + (logical == null ? "" : "(" + logical + ")");
            }
        };
    }

    /** Read from the text: the library drops a logical type that it does not know. */
    static @Nullable String logicalType(Schema schema) {
        String name = schema.getProp("logicalType");
        if (name == null) {
            return null;
        }
        Object precision = schema.getObjectProp("precision");
        Object scale = schema.getObjectProp("scale");
        return precision == null ? name : name + "(" + precision + ", " + (scale == null ? 0 : scale) + ")";
    }

    /** As JSON; null when there is none. */
    static @Nullable String defaultOf(Field field) {
        if (!field.hasDefaultValue()) {
            return null;
        }
        Object value = field.defaultVal();
        return value == JsonProperties.NULL_VALUE ? "null" : String.valueOf(JacksonUtils.toJsonNode(value));
    }
}
