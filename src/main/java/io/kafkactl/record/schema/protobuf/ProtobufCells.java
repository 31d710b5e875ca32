package io.kafkactl.record.schema.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.kafkactl.record.CellTypes;
import io.kafkactl.record.JsonTree;
import io.kafkactl.record.SchemaMismatch;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Text as the fields of a Protobuf message. Empty text leaves a field out unless it is a string. */
final class ProtobufCells implements CellTypes {
    private final Descriptor message;

    ProtobufCells(Descriptor message) {
        this.message = message;
    }

    @Override
    public @Nullable JsonNode of(@Nullable String field, String text) throws SchemaMismatch {
        if (field == null) {
            return JsonTree.read(text.getBytes(UTF_8));
        }
        FieldDescriptor known = field(field);
        if (known == null) {
            return CellTypes.text(text);
        }
        boolean bare = !known.isRepeated() && known.getJavaType() == FieldDescriptor.JavaType.STRING;
        if (bare || text.isEmpty()) {
            return bare ? CellTypes.text(text) : null;
        }
        if (known.isRepeated() || text.startsWith("{") || text.startsWith("[")) {
            return JsonTree.read(text.getBytes(UTF_8));
        }
        return switch (known.getJavaType()) {
            case INT, LONG -> CellTypes.whole(text, known.getType().name().toLowerCase(Locale.ROOT));
            case BOOLEAN -> CellTypes.bool(text);
            // Protobuf's own JSON takes numbers, times and the like from strings.
            default -> CellTypes.text(text);
        };
    }

    @Override
    public boolean has(String field) {
        return field(field) != null;
    }

    private @Nullable FieldDescriptor field(String name) {
        FieldDescriptor named = message.findFieldByName(name);
        return named != null
                ? named
                : message.getFields().stream()
                        .filter(each -> each.getJsonName().equals(name))
                        .findFirst()
                        .orElse(null);
    }
}
