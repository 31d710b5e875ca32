package io.kafkactl.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads one JSON document so that no number loses a digit or its sign, and no field is silently replaced. */
public final class JsonTree {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    public static JsonNode read(byte[] bytes) throws SchemaMismatch {
        if (!Utf8.isValid(bytes, 0, bytes.length)) {
            throw new SchemaMismatch("not UTF-8, so no JSON");
        }
        try (JsonParser json = JsonDocument.FACTORY.createParser(bytes)) {
            if (json.nextToken() == null) {
                throw new SchemaMismatch("no JSON but empty");
            }
            JsonNode node = node(json);
            if (json.nextToken() != null) {
                throw new SchemaMismatch("more than one JSON document");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new SchemaMismatch("not JSON: " + JsonComplaint.of(e));
        } catch (IOException e) {
            throw new SchemaMismatch("not JSON: " + e.getMessage());
        }
    }

    private static JsonNode node(JsonParser json) throws IOException, SchemaMismatch {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> NODES.textNode(json.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT -> integer(json);
            default -> decimal(json);
        };
    }

    private static JsonNode integer(JsonParser json) throws IOException {
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? NODES.numberNode(json.getBigIntegerValue())
                : NODES.numberNode(json.getLongValue());
    }

    private static JsonNode decimal(JsonParser json) throws IOException {
        BigDecimal value = json.getDecimalValue();
        // Only floating point knows a zero below zero.
        return value.signum() == 0 && json.getText().startsWith("-") ? NODES.numberNode(-0.0) : NODES.numberNode(value);
    }

    private static JsonNode array(JsonParser json) throws IOException, SchemaMismatch {
        ArrayNode array = NODES.arrayNode();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.add(node(json));
        }
        return array;
    }

    private static JsonNode object(JsonParser json) throws IOException, SchemaMismatch {
        ObjectNode object = NODES.objectNode();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (object.replace(name, node(json)) != null) {
                throw new SchemaMismatch("the field is given twice").in(name);
            }
        }
        return object;
    }
}
