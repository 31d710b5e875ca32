package io.kafkactl.record.schema.avro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of a schema, each named type once. */
final class AvroCompiler {
    private static final int MILLIS = 3;
    private static final int MICROS = 6;
    private static final int NANOS = 9;
    private static final int DURATION_BYTES = 12;
    private static final int UUID_BYTES = 16;

    private final boolean plain;
    private final Map<String, AvroNode> named = new HashMap<>();

    AvroCompiler(boolean plain) {
        this.plain = plain;
    }

    AvroNode compile(Schema schema) {
        AvroNode logical = plain ? logical(schema) : null;
        if (logical != null) {
            return logical;
        }
        return switch (schema.getType()) {
            case NULL -> new AvroScalars.OfNull();
            case BOOLEAN -> new AvroScalars.OfBoolean();
            case INT -> new AvroScalars.OfInteger(false);
            case LONG -> new AvroScalars.OfInteger(true);
            case FLOAT -> new AvroScalars.OfFloating(false);
            case DOUBLE -> new AvroScalars.OfFloating(true);
            case STRING -> new AvroScalars.OfString(false);
            case BYTES -> bytes("bytes", AvroBinaries.ANY);
            case FIXED -> bytes(schema.getFullName(), schema.getFixedSize());
            case ENUM -> new AvroScalars.OfEnum(schema.getFullName(), schema.getEnumSymbols());
            case ARRAY -> new AvroContainers.OfArray(compile(schema.getElementType()));
            case MAP -> new AvroContainers.OfMap(compile(schema.getValueType()));
            case UNION -> union(schema);
            case RECORD -> record(schema);
        };
    }

    private AvroNode bytes(String name, int size) {
        return plain ? new AvroBinaries.Plain(name, size) : new AvroBinaries.Specified(name, size);
    }

    private AvroNode union(Schema schema) {
        AvroUnion union = new AvroUnion(plain);
        union.complete(schema.getTypes().stream().map(this::compile).toList());
        return union;
    }

    private AvroNode record(Schema schema) {
        AvroNode known = named.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        AvroRecord record = new AvroRecord(schema.getFullName());
        named.put(schema.getFullName(), record);
        List<AvroNode> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            fields.add(compile(field.schema()));
        }
        record.complete(schema.getFields(), fields);
        return record;
    }

    private static @Nullable AvroNode logical(Schema schema) {
        LogicalType type = schema.getLogicalType();
        String name = type == null ? schema.getProp("logicalType") : type.getName();
        if (name == null) {
            return null;
        }
        return switch (schema.getType()) {
            case INT -> ofInt(name);
            case LONG -> ofLong(name);
            case STRING -> name.equals("uuid") ? new AvroScalars.OfString(true) : null;
            case BYTES -> ofBytes(name, type);
            case FIXED -> ofFixed(name, type, schema);
            default -> null;
        };
    }

    private static @Nullable AvroNode ofInt(String name) {
        return switch (name) {
            case "date" -> new AvroTemporal(AvroTemporal.Form.DATE, false, MILLIS);
            case "time-millis" -> new AvroTemporal(AvroTemporal.Form.TIME, false, MILLIS);
            default -> null;
        };
    }

    private static @Nullable AvroNode ofLong(String name) {
        return switch (name) {
            case "time-micros" -> new AvroTemporal(AvroTemporal.Form.TIME, true, MICROS);
            case "timestamp-millis" -> new AvroTemporal(AvroTemporal.Form.TIMESTAMP, true, MILLIS);
            case "timestamp-micros" -> new AvroTemporal(AvroTemporal.Form.TIMESTAMP, true, MICROS);
            case "timestamp-nanos" -> new AvroTemporal(AvroTemporal.Form.TIMESTAMP, true, NANOS);
            case "local-timestamp-millis" -> new AvroTemporal(AvroTemporal.Form.LOCAL_TIMESTAMP, true, MILLIS);
            case "local-timestamp-micros" -> new AvroTemporal(AvroTemporal.Form.LOCAL_TIMESTAMP, true, MICROS);
            case "local-timestamp-nanos" -> new AvroTemporal(AvroTemporal.Form.LOCAL_TIMESTAMP, true, NANOS);
            default -> null;
        };
    }

    private static @Nullable AvroNode ofBytes(String name, @Nullable LogicalType type) {
        if (type instanceof LogicalTypes.Decimal decimal) {
            return new AvroDecimal("bytes", AvroBinaries.ANY, decimal.getPrecision(), decimal.getScale());
        }
        return name.equals("big-decimal") ? new AvroDecimal.OfAnyScale() : null;
    }

    private static @Nullable AvroNode ofFixed(String name, @Nullable LogicalType type, Schema schema) {
        int size = schema.getFixedSize();
        if (type instanceof LogicalTypes.Decimal decimal) {
            return new AvroDecimal(schema.getFullName(), size, decimal.getPrecision(), decimal.getScale());
        }
        if (name.equals("duration") && size == DURATION_BYTES) {
            return new AvroBinaries.OfDuration(schema.getFullName());
        }
        return name.equals("uuid") && size == UUID_BYTES ? new AvroBinaries.OfUuid(schema.getFullName()) : null;
    }
}
