package io.kafkactl.ops.schema.analysis;

import com.squareup.wire.schema.Field.Label;
import com.squareup.wire.schema.ProtoType;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import io.kafkactl.ops.schema.analysis.ProtobufFile.Declared;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kotlin.ranges.IntRange;
import org.jspecify.annotations.Nullable;

/** One field of a message: its number, its name, and what stands in the data for it. */
final class ProtobufField {
    private final ProtobufFile file;
    private final Declared message;
    private final FieldElement element;
    private final @Nullable String oneof;

    private ProtobufField(ProtobufFile file, Declared message, FieldElement element, @Nullable String oneof) {
        this.file = file;
        this.message = message;
        this.element = element;
        this.oneof = oneof;
    }

    /** Those of a message by number, those of its oneofs among them. */
    static Map<Integer, ProtobufField> of(ProtobufFile file, Declared message, MessageElement element) {
        Map<Integer, ProtobufField> fields = new TreeMap<>();
        element.getFields().forEach(field -> fields.put(field.getTag(), new ProtobufField(file, message, field, null)));
        for (OneOfElement oneof : element.getOneOfs()) {
            oneof.getFields()
                    .forEach(field ->
                            fields.put(field.getTag(), new ProtobufField(file, message, field, oneof.getName())));
        }
        return fields;
    }

    /** Whether the message forbids the use of the field's number or name. */
    static boolean reserves(MessageElement message, ProtobufField field) {
        return message.getReserveds().stream()
                .flatMap(reserved -> reserved.getValues().stream())
                .anyMatch(value -> value instanceof IntRange range
                        ? range.contains(field.number())
                        : value.equals(field.number()) || value.equals(field.name()));
    }

    int number() {
        return element.getTag();
    }

    String name() {
        return element.getName();
    }

    String path() {
        return message.localName() + "." + name();
    }

    @Nullable
    String oneof() {
        return oneof;
    }

    boolean isRequired() {
        return element.getLabel() == Label.REQUIRED;
    }

    boolean isRepeated() {
        return element.getLabel() == Label.REPEATED;
    }

    /** Singular where the field has none, and also where it is optional: both are read alike. */
    String label() {
        return isRequired() || isRepeated() ? element.getLabel().name().toLowerCase(Locale.ROOT) : "singular";
    }

    String defaultText() {
        return element.getDefaultValue() == null ? "-" : element.getDefaultValue();
    }

    /** As a file says it. */
    String text() {
        return (isRequired() || isRepeated() ? label() + " " : "") + type() + " " + name() + " = " + number();
    }

    /** Scalars by their names, others by the name below their package. */
    String type() {
        ProtoType type = ProtoType.get(element.getType());
        return type.isMap()
                ? "map<" + typeName(String.valueOf(type.getKeyType())) + ", "
                        + typeName(String.valueOf(type.getValueType())) + ">"
                : typeName(element.getType());
    }

    private String typeName(String name) {
        Declared type = file.resolve(name, message.fullName());
        return type == null ? name.replaceFirst("^\\.", "") : type.localName();
    }

    /** The message or enum in its type, when there is one and the file knows it. */
    List<Declared> namedTypes() {
        ProtoType type = ProtoType.get(element.getType());
        Declared named = file.resolve((type.isMap() ? valueOf(type) : type).toString(), message.fullName());
        return named == null ? List.of() : List.of(named);
    }

    private static ProtoType valueOf(ProtoType map) {
        ProtoType value = map.getValueType();
        return value == null ? map : value;
    }

    /** Types of the same kind can read each other's data. */
    String wireKind() {
        ProtoType type = ProtoType.get(element.getType());
        return type.isMap()
                ? "map of " + wireKind(String.valueOf(type.getKeyType())) + " to "
                        + wireKind(valueOf(type).toString())
                : wireKind(element.getType());
    }

    private String wireKind(String name) {
        return switch (name) {
            case "int32", "int64", "uint32", "uint64", "bool" -> "varint";
            case "sint32", "sint64" -> "zigzag varint";
            case "fixed32", "sfixed32" -> "32 bits";
            case "fixed64", "sfixed64" -> "64 bits";
            case "string", "bytes" -> "text or bytes";
            case "float", "double" -> name;
            default -> {
                Declared type = file.resolve(name, message.fullName());
                yield type != null && type.isEnum() ? "varint" : "message " + typeName(name);
            }
        };
    }

    /** What goes wrong with some values though the types are of one kind. */
    String lossText() {
        return wireKind().startsWith("t")
                ? "bytes that are not UTF-8 cannot be read as a string"
                : "a value that the other type cannot hold is cut";
    }

    /** Repeated ones stand packed in the data, where a singular one does not. */
    boolean isNumeric() {
        String kind = wireKind();
        return !kind.startsWith("m") && !kind.startsWith("t");
    }
}
