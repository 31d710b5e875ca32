package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kafkactl.record.Utf8;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value with headers in it, as Spring Cloud Stream writes for brokers without record headers: {@code 0xFF}, their
 * count, then for each the length of its name, the name, the length of its JSON value as int32, the value; and behind
 * them the payload.
 */
final class EmbeddedHeaders {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte MARK = (byte) 0xFF;

    private record Part(String name, int from, int to) {}

    private final byte[] value;
    private final List<Part> parts;
    private final int payloadFrom;
    private final List<JsonNode> nodes;

    private EmbeddedHeaders(byte[] value, List<Part> parts, List<JsonNode> nodes, int payloadFrom) {
        this.value = value;
        this.parts = parts;
        this.nodes = nodes;
        this.payloadFrom = payloadFrom;
    }

    /** Empty for a value that is not of this form to its last header. */
    static Optional<EmbeddedHeaders> parse(byte @Nullable [] value) {
        if (value == null || value.length < 2 || value[0] != MARK) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(value, 1, value.length - 1);
        int count = Byte.toUnsignedInt(buffer.get());
        List<Part> parts = new ArrayList<>(count);
        List<JsonNode> nodes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int from = buffer.position();
            int name = buffer.remaining() < 1 ? -1 : Byte.toUnsignedInt(buffer.get());
            if (name < 0 || buffer.remaining() < name + Integer.BYTES) {
                return Optional.empty();
            }
            String text = new String(value, buffer.position(), name, UTF_8);
            buffer.position(buffer.position() + name);
            int length = buffer.getInt();
            if (length < 0 || length > buffer.remaining() || !Utf8.isValid(value, buffer.position(), length)) {
                return Optional.empty();
            }
            try {
                nodes.add(JSON.readTree(new String(value, buffer.position(), length, UTF_8)));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
            buffer.position(buffer.position() + length);
            parts.add(new Part(text, from, buffer.position()));
        }
        return Optional.of(new EmbeddedHeaders(value, parts, nodes, buffer.position()));
    }

    /** The scalar value of a header as text, null when there is no such header. */
    @Nullable
    String text(String name) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).name().equals(name)
                    && nodes.get(i).isValueNode()
                    && !nodes.get(i).isNull()) {
                return nodes.get(i).asText();
            }
        }
        return null;
    }

    /** True when a header stays that is none of the binder's own. */
    boolean hasOthers() {
        return parts.stream().anyMatch(part -> !isBinders(part.name()));
    }

    /** The value without the binder's headers, and without any trace of embedding when no other is in it. */
    byte[] unwrapped() {
        if (!hasOthers()) {
            return Arrays.copyOfRange(value, payloadFrom, value.length);
        }
        List<Part> others =
                parts.stream().filter(part -> !isBinders(part.name())).toList();
        int size = 2 + others.stream().mapToInt(part -> part.to() - part.from()).sum() + value.length - payloadFrom;
        ByteBuffer buffer = ByteBuffer.allocate(size).put(MARK).put((byte) others.size());
        others.forEach(part -> buffer.put(value, part.from(), part.to() - part.from()));
        return buffer.put(value, payloadFrom, value.length - payloadFrom).array();
    }

    private static boolean isBinders(String name) {
        return name.startsWith("x-original-") || name.startsWith("x-exception-");
    }
}
