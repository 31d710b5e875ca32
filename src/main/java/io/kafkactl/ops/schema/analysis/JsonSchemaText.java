package io.kafkactl.ops.schema.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads JSON Schemas, and refuses what is JSON but no schema. */
final class JsonSchemaText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonSchemaText() {}

    static JsonSchemaTree parse(CompleteSchema schema) {
        Map<String, JsonNode> imports = new LinkedHashMap<>();
        schema.imports().forEach((name, text) -> imports.put(name, read(schema.origin(), text)));
        return new JsonSchemaTree(read(schema.origin(), schema.schema().text()), imports);
    }

    private static JsonNode read(String origin, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isObject() && !node.isBoolean()) {
                throw InvalidSchema.of(
                        origin, "JSON", new IllegalArgumentException("it has to be an object, true or false"));
            }
            return node;
        } catch (JsonProcessingException e) {
            throw InvalidSchema.of(origin, "JSON", e);
        }
    }
}
