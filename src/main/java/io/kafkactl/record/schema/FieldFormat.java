package io.kafkactl.record.schema;

import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.record.BytesFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What keys or values are taken for: bytes of one of the plain formats, or what a schema of the registry describes. */
public enum FieldFormat {
    AUTO(null, null),
    AVRO(null, SchemaType.AVRO),
    PROTOBUF(null, SchemaType.PROTOBUF),
    JSON_SCHEMA(null, SchemaType.JSON),
    JSON(BytesFormat.JSON, null),
    STRING(BytesFormat.STRING, null),
    BYTES(BytesFormat.BYTES, null),
    HEX(BytesFormat.HEX, null),
    BASE64(BytesFormat.BASE64, null),
    INT(BytesFormat.INT, null),
    LONG(BytesFormat.LONG, null),
    FLOAT(BytesFormat.FLOAT, null),
    DOUBLE(BytesFormat.DOUBLE, null),
    UUID(BytesFormat.UUID, null);

    private final @Nullable BytesFormat bytes;
    private final @Nullable SchemaType type;

    FieldFormat(@Nullable BytesFormat bytes, @Nullable SchemaType type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** The plain format; null for one that needs a registry. */
    public @Nullable BytesFormat bytes() {
        return bytes;
    }

    /** The schema's language; null for {@link #AUTO} and plain formats. */
    public @Nullable SchemaType type() {
        return type;
    }

    public boolean needsRegistry() {
        return bytes == null;
    }

    public static FieldFormat of(SchemaType type) {
        return switch (type) {
            case AVRO -> AVRO;
            case PROTOBUF -> PROTOBUF;
            case JSON -> JSON_SCHEMA;
        };
    }

    /** As users and JSON lines spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
