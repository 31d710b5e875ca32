package io.kafkactl.record.schema.jsonschema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.kafkactl.record.CellTypes;
import io.kafkactl.record.JsonTree;
import io.kafkactl.record.SchemaMismatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text as the properties of a JSON Schema, where one says the type of a property itself or refers to where this schema
 * does. Empty text is null, or a property that is left out, unless it may be a string.
 */
public final class JsonSchemaCells implements CellTypes {
    private static final int LONGEST_CHAIN = 32;

    private final JsonNode schema;

    /** {@code schema} is the text of one. */
    public JsonSchemaCells(String schema) throws SchemaMismatch {
        this.schema = JsonTree.read(schema.getBytes(UTF_8));
    }

    @Override
    public @Nullable JsonNode of(@Nullable String field, String text) throws SchemaMismatch {
        JsonNode place = followed(schema);
        List<String> types =
                types(followed(field == null ? place : place.path("properties").path(field)));
        if (types.isEmpty() || (text.isEmpty() && types.contains("string"))) {
            return CellTypes.text(text);
        }
        if (text.isEmpty()) {
            return types.contains("null") ? NullNode.getInstance() : null;
        }
        SchemaMismatch last = null;
        for (String type : types) {
            try {
                if (!type.equals("null") && !type.equals("string")) {
                    return json(type, text);
                }
            } catch (SchemaMismatch e) {
                last = e;
            }
        }
        if (types.contains("string") || last == null) {
            return CellTypes.text(text);
        }
        throw last;
    }

    @Override
    public boolean has(String field) {
        return followed(schema).path("properties").has(field);
    }

    private JsonNode followed(JsonNode node) {
        JsonNode place = node;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            String reference = place.path("$ref").asText("");
            if (!reference.startsWith("#/")) {
                return place;
            }
            place = schema.at(reference.substring(1));
        }
        return place;
    }

    private static List<String> types(JsonNode place) {
        JsonNode type = place.path("type");
        List<String> types = new ArrayList<>();
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(each -> types.add(each.asText()));
        return types;
    }

    private static JsonNode json(String type, String text) throws SchemaMismatch {
        return switch (type) {
            case "integer" -> CellTypes.whole(text, type);
            case "number" -> CellTypes.number(text, type);
            case "boolean" -> CellTypes.bool(text);
            case "object", "array" -> JsonTree.read(text.getBytes(UTF_8));
            default -> CellTypes.text(text);
        };
    }
}
