package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.kafkactl.ops.dlq.format.Payload.Fidelity;
import io.kafkactl.record.Utf8;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One parsed JSON envelope. */
record Envelope(EnvelopeFacts facts, Message message) {
    /** The failed value, and how near it is to the original. */
    static final class Message {
        private final byte @Nullable [] bytes;
        private final Fidelity fidelity;

        Message(byte @Nullable [] bytes, Fidelity fidelity) {
            this.bytes = bytes;
            this.fidelity = fidelity;
        }

        Payload in(ConsumerRecord<byte[], byte[]> deadLetter) {
            return Payload.exact(deadLetter).unwrapped(bytes, fidelity);
        }
    }

    // A guess at UTF-16 would leave no byte offsets to cut the message out by.
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final char REPLACEMENT = '\uFFFD';

    /**
     * Empty unless the value is a JSON object in UTF-8 with {@code original_topic} and {@code original_message}, and no
     * field twice: which of the two is meant cannot be told.
     */
    static Optional<Envelope> parse(byte @Nullable [] value) {
        if (value == null || value.length == 0 || !Utf8.isValid(value, 0, value.length)) {
            return Optional.empty();
        }
        boolean marked = value.length > 3 && Arrays.equals(value, 0, 3, BYTE_ORDER_MARK, 0, 3);
        return object(marked ? Arrays.copyOfRange(value, 3, value.length) : value);
    }

    private static Optional<Envelope> object(byte[] value) {
        try (JsonParser json = JSON.createParser(value)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, String> fields = new HashMap<>();
            Set<String> names = new HashSet<>();
            Message message = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (!names.add(name)) {
                    return Optional.empty();
                }
                json.nextToken();
                if (name.equals("original_message")) {
                    message = message(json, value);
                } else if (json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
                    fields.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            boolean whole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return whole && message != null && fields.containsKey("original_topic")
                    ? Optional.of(new Envelope(facts(fields), message))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Message message(JsonParser json, byte[] value) throws IOException {
        switch (json.currentToken()) {
            case VALUE_STRING -> {
                String text = json.getText();
                byte[] bytes = text.getBytes(UTF_8);
                // Whoever wrote U+FFFD most likely decoded bytes that were no UTF-8; the original is not in it.
                boolean exact = text.indexOf(REPLACEMENT) < 0 && new String(bytes, UTF_8).equals(text);
                return new Message(bytes, exact ? Fidelity.EXACT : Fidelity.LOSSY);
            }
            case VALUE_NULL -> {
                return new Message(null, Fidelity.ABSENT);
            }
            case START_OBJECT, START_ARRAY -> {
                int start = (int) json.currentTokenLocation().getByteOffset();
                json.skipChildren();
                int end = (int) json.currentLocation().getByteOffset();
                // The envelope's own text of it: nearer to the original than any new rendering.
                return new Message(Arrays.copyOfRange(value, start, end), Fidelity.LOSSY);
            }
            default -> {
                return new Message(json.getText().getBytes(UTF_8), Fidelity.LOSSY);
            }
        }
    }

    private static EnvelopeFacts facts(Map<String, String> fields) {
        return new EnvelopeFacts("field of the JSON value")
                .with(ProvenanceField.TOPIC, "$.original_topic", fields.get("original_topic"))
                .with(ProvenanceField.PARTITION, "$.original_partition", fields.get("original_partition"))
                .with(ProvenanceField.OFFSET, "$.original_offset", fields.get("original_offset"))
                .with(ProvenanceField.ERROR_CLASS, "$.error_type", fields.get("error_type"))
                .with(ProvenanceField.ERROR_MESSAGE, "$.error", fields.get("error"))
                .with(ProvenanceField.FAILED_AT, "$.failed_at", fields.get("failed_at"));
    }
}
