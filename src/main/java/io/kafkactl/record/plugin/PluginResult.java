package io.kafkactl.record.plugin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.JsonBytes;
import io.kafkactl.record.JsonDocument;
import io.kafkactl.record.JsonText;
import io.kafkactl.record.UndecodableException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What a deserializer of somebody else's gave, as text and as JSON. */
final class PluginResult {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonDocument.FACTORY);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Their text is JSON; by name, because each plug-in may bring its own, and some move them to another package. */
    private static final Set<String> SPEAK_JSON = Set.of("IndexedRecord", "GenericContainer", "JsonNode");

    private PluginResult() {}

    /** A text or bytes as they are, what has a structure as JSON, all else as it describes itself; nothing for null. */
    static void put(@Nullable Object result, ByteBuilder out) throws UndecodableException {
        byte[] bytes = bytes(result);
        if (bytes != null) {
            out.put(bytes);
        } else if (result instanceof CharSequence text) {
            out.put(text.toString());
        } else if (result != null) {
            JsonNode json = node(result);
            if (json.isTextual()) {
                out.put(json.textValue());
            } else {
                write(json, out);
            }
        }
    }

    static void putJson(@Nullable Object result, ByteBuilder json) throws UndecodableException {
        byte[] bytes = bytes(result);
        if (bytes != null) {
            BytesFormat.BYTES.putJson(bytes, json);
        } else if (result instanceof CharSequence text) {
            JsonText.put(json, text.toString());
        } else {
            write(node(result), json);
        }
    }

    private static byte @Nullable [] bytes(@Nullable Object result) {
        if (result instanceof byte[] array) {
            return array;
        }
        if (result instanceof Bytes wrapped) {
            return wrapped.get();
        }
        if (result instanceof ByteBuffer buffer) {
            byte[] content = new byte[buffer.remaining()];
            buffer.duplicate().get(content);
            return content;
        }
        return null;
    }

    private static void write(JsonNode node, ByteBuilder out) throws UndecodableException {
        try {
            out.put(MAPPER.writeValueAsBytes(node));
        } catch (JacksonException e) {
            throw new UndecodableException("the result cannot be shown as JSON: " + e.getOriginalMessage());
        }
    }

    private static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, item) -> object.set(String.valueOf(key), node(item)));
            return object;
        }
        byte[] bytes = bytes(value);
        if (bytes != null) {
            return MAPPER.valueToTree(JsonBytes.plain(bytes));
        }
        if (speaksJson(value)) {
            return parsed(value.toString());
        }
        if (value instanceof Iterable<?> items) {
            ArrayNode array = NODES.arrayNode();
            items.forEach(item -> array.add(node(item)));
            return array;
        }
        return value.getClass().isArray() ? array(value) : NODES.textNode(value.toString());
    }

    private static ArrayNode array(Object items) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < Array.getLength(items); i++) {
            array.add(node(Array.get(items, i)));
        }
        return array;
    }

    /** JSON has no NaN and no infinity: they are strings there. */
    private static JsonNode number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            String text = number.toString();
            return Double.isFinite(number.doubleValue())
                    ? NODES.numberNode(new BigDecimal(text))
                    : NODES.textNode(text);
        }
        if (number instanceof BigDecimal decimal) {
            return NODES.numberNode(decimal);
        }
        try {
            return NODES.numberNode(new BigInteger(number.toString()));
        } catch (NumberFormatException e) {
            return NODES.textNode(number.toString());
        }
    }

    private static boolean speaksJson(Object value) {
        return types(value.getClass()).anyMatch(type -> SPEAK_JSON.contains(type.getSimpleName()));
    }

    private static Stream<Class<?>> types(@Nullable Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.concat(Stream.of(type), types(type.getSuperclass())),
                        Stream.of(type.getInterfaces()).flatMap(PluginResult::types));
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return NODES.textNode(text);
        }
    }
}
