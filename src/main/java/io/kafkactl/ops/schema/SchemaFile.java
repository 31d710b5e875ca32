package io.kafkactl.ops.schema;

import io.kafkactl.client.registry.SchemaReference;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.record.schema.SchemaSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads schemas from files. */
public final class SchemaFile {
    private SchemaFile() {}

    /** Exit 4 for a file that cannot be read, that is no UTF-8, or whose language is not known. */
    public static SchemaText read(Path file, @Nullable SchemaType type, List<SchemaReference> references) {
        return new SchemaText(type == null ? type(file) : type, SchemaSource.text(file), references);
    }

    private static SchemaType type(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".avsc") || name.endsWith(".avro")) {
            return SchemaType.AVRO;
        }
        if (name.endsWith(".proto")) {
            return SchemaType.PROTOBUF;
        }
        if (name.endsWith(".json")) {
            return SchemaType.JSON;
        }
        throw KafkactlException.invalid(
                "UNKNOWN_SCHEMA_TYPE",
                "the language of " + file + " is not known",
                "name it *.avsc, *.proto or *.json, or add --type avro, protobuf or json");
    }
}
