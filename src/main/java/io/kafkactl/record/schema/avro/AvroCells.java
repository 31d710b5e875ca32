package io.kafkactl.record.schema.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kafkactl.record.CellTypes;
import io.kafkactl.record.JsonTree;
import io.kafkactl.record.SchemaMismatch;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Text as the fields of an Avro schema. Of a union it is null when it is empty, else the first type that it fits; text
 * fits a string always, so that one comes last.
 */
public final class AvroCells implements CellTypes {
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Schema schema;
    private final boolean plain;
    private final Map<Schema, AvroJson> branches = new ConcurrentHashMap<>();

    /** {@code plain} as for {@link AvroJson}. */
    public AvroCells(Schema schema, boolean plain) {
        this.schema = schema;
        this.plain = plain;
    }

    @Override
    public JsonNode of(@Nullable String field, String text) throws SchemaMismatch {
        if (field == null) {
            return json(schema, text);
        }
        return has(field) ? json(schema.getField(field).schema(), text) : CellTypes.text(text);
    }

    @Override
    public boolean has(String field) {
        return schema.getType() == Schema.Type.RECORD && schema.getField(field) != null;
    }

    private JsonNode json(Schema type, String text) throws SchemaMismatch {
        return switch (type.getType()) {
            case NULL -> ofNull(text);
            case BOOLEAN -> CellTypes.bool(text);
            case INT, LONG ->
                type.getLogicalType() != null && !text.matches("[+-]?\\d+")
                        ? CellTypes.text(text)
                        : CellTypes.whole(text, type.getName());
            case FLOAT, DOUBLE ->
                NOT_FINITE.contains(text) ? CellTypes.text(text) : CellTypes.number(text, type.getName());
            case STRING, ENUM, BYTES, FIXED -> CellTypes.text(text);
            case RECORD, ARRAY, MAP -> JsonTree.read(text.getBytes(UTF_8));
            case UNION -> ofUnion(type, text);
        };
    }

    private static JsonNode ofNull(String text) throws SchemaMismatch {
        if (text.isEmpty()) {
            return NODES.nullNode();
        }
        throw new SchemaMismatch("'" + text + "' is not empty, and so no null");
    }

    private JsonNode ofUnion(Schema union, String text) throws SchemaMismatch {
        if (text.isEmpty() && union.isNullable()) {
            return NODES.nullNode();
        }
        Schema strings = null;
        SchemaMismatch last = null;
        int tried = 0;
        for (Schema branch : union.getTypes()) {
            if (branch.getType() == Schema.Type.STRING) {
                strings = branch;
            } else if (branch.getType() != Schema.Type.NULL) {
                try {
                    tried++;
                    return wrapped(branch, text);
                } catch (SchemaMismatch e) {
                    last = e;
                }
            }
        }
        if (strings != null) {
            return wrapped(strings, text);
        }
        if (last != null && tried == 1) {
            throw last;
        }
        throw new SchemaMismatch("'" + text + "' is none of the types of its union");
    }

    /** With the name of the type before it, so that nothing else is taken for it. */
    private JsonNode wrapped(Schema branch, String text) throws SchemaMismatch {
        JsonNode json = json(branch, text);
        branches.computeIfAbsent(branch, type -> new AvroJson(type, plain)).read(json);
        return NODES.objectNode().set(branch.getFullName(), json);
    }
}
