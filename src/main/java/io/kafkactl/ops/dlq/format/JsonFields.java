package io.kafkactl.ops.dlq.format;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kafkactl.record.Utf8;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into values that are JSON objects. */
final class JsonFields {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFields() {}

    /** Empty for whatever is no JSON object in UTF-8, or has a field twice. */
    static Optional<JsonNode> object(byte @Nullable [] value) {
        if (value == null || value.length < 2 || !begins(value) || !Utf8.isValid(value, 0, value.length)) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(value);
            return node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean begins(byte[] value) {
        int i = 0;
        while (i < value.length && value[i] <= ' ' && value[i] > 0) {
            i++;
        }
        return i < value.length && value[i] == '{';
    }

    /** Null for what is not there or no scalar. */
    static @Nullable String text(JsonNode object, String field) {
        JsonNode node = object.get(field);
        return node == null || !node.isValueNode() || node.isNull() ? null : node.asText();
    }

    /** The field of that name in any case; null when there is none. */
    static @Nullable JsonNode anyCase(JsonNode object, String field) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (entry.getKey().equalsIgnoreCase(field)) {
                return entry.getValue();
            }
        }
        return null;
    }
}
