package io.kafkactl.record.plugin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.JsonDocument;
import io.kafkactl.record.JsonTree;
import io.kafkactl.record.SchemaMismatch;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serializer;

/** Makes of an input's text or JSON an object of the type that a serializer says it takes. */
final class PluginArgument {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonDocument.FACTORY);

    private final Class<?> type;

    private PluginArgument(Class<?> type) {
        this.type = type;
    }

    /** By the serializer's own method; Object when it takes anything. */
    @SuppressWarnings("rawtypes") // A class read by name has no type argument.
    static PluginArgument of(Class<? extends Serializer> serializer) {
        return new PluginArgument(Arrays.stream(serializer.getMethods())
                .filter(method -> method.getName().equals("serialize") && method.getParameterCount() == 2)
                .filter(method -> !method.isBridge())
                .<Class<?>>map(PluginArgument::data)
                .reduce(Object.class, (a, b) -> a.isAssignableFrom(b) ? b : a));
    }

    private static Class<?> data(Method serialize) {
        return serialize.getParameterTypes()[1];
    }

    /** Of a text: itself where a text or anything is taken, else what it says as JSON. */
    Object of(Bytes text) throws SchemaMismatch {
        if (type == byte[].class) {
            return text.array();
        }
        if (type == ByteBuffer.class) {
            return ByteBuffer.wrap(text.array());
        }
        if (type == org.apache.kafka.common.utils.Bytes.class) {
            return org.apache.kafka.common.utils.Bytes.wrap(text.array());
        }
        if (!text.isUtf8()) {
            throw new SchemaMismatch("the text is not UTF-8");
        }
        if (type.isAssignableFrom(String.class)) {
            return text.text();
        }
        try {
            // A name, a UUID or a time is a text in JSON; numbers, lists and objects are not.
            return isTextInJson() ? MAPPER.convertValue(text.text(), type) : made(JsonTree.read(text.array()));
        } catch (IllegalArgumentException | JacksonException | SchemaMismatch e) {
            throw mismatch(e);
        }
    }

    private boolean isTextInJson() {
        return type == UUID.class || type.isEnum() || type.getName().startsWith("java.time.");
    }

    /** Of JSON: a text is one, an object a map, where anything is taken. */
    Object of(JsonNode json) throws SchemaMismatch {
        if (json.isTextual() && !JsonNode.class.isAssignableFrom(type)) {
            String text = json.textValue();
            if (type.isAssignableFrom(String.class) || type == byte[].class || type == ByteBuffer.class) {
                return of(Bytes.utf8(text));
            }
        }
        if (type == String.class) {
            return json.toString();
        }
        try {
            return made(json);
        } catch (JacksonException | IllegalArgumentException | SchemaMismatch e) {
            throw mismatch(e);
        }
    }

    private Object made(JsonNode json) throws JacksonException, SchemaMismatch {
        Object made = MAPPER.treeToValue(json, type);
        if (made == null) {
            throw new SchemaMismatch("it is null");
        }
        return made;
    }

    private SchemaMismatch mismatch(Exception e) {
        String reason = e instanceof JacksonException json ? json.getOriginalMessage() : PluginComplaint.of(e);
        return new SchemaMismatch("it takes a " + type.getName() + ", which cannot be made of that: " + reason);
    }
}
