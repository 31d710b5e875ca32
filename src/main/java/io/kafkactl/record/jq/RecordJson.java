package io.kafkactl.record.jq;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kafkactl.record.ByteBuilder;
import io.kafkactl.record.Bytes;
import io.kafkactl.record.BytesFormat;
import io.kafkactl.record.FieldDecoder;
import io.kafkactl.record.JsonDocument;
import io.kafkactl.record.KafkaRecord;
import io.kafkactl.record.UndecodableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Records as the JSON objects that expressions are evaluated on. */
public final class RecordJson {
    static final ObjectMapper MAPPER =
            new ObjectMapper(JsonDocument.FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What each thread looked at last: a filter and a transformation of one record parse it once. */
    private static final ThreadLocal<@Nullable Last> LAST = new ThreadLocal<>();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final FieldDecoder key;
    private final FieldDecoder value;

    /** Keys and values that are just bytes are JSON when they look like it, otherwise text. */
    public RecordJson(FieldDecoder key, FieldDecoder value) {
        this.key = key;
        this.value = value;
    }

    /** The record's object, whose fields are made when they are looked at; the same for one record twice in a row. */
    @SuppressWarnings("ReferenceEquality") // Comparing contents would cost more than it saves.
    public ObjectNode of(KafkaRecord record) {
        Last known = LAST.get();
        if (known == null || known.owner != this || known.record != record) {
            known = new Last(this, record, new ObjectNode(NODES, new RecordFields(this, record)));
            LAST.set(known);
        }
        return known.json;
    }

    JsonNode key(KafkaRecord record) {
        return node("key", key, record, record.key());
    }

    JsonNode value(KafkaRecord record) {
        return node("value", value, record, record.value());
    }

    private static JsonNode node(String field, FieldDecoder decoder, KafkaRecord record, @Nullable Bytes bytes) {
        if (bytes == null) {
            return NODES.nullNode();
        }
        if (decoder == BytesFormat.BYTES) {
            return guess(bytes);
        }
        ByteBuilder json = new ByteBuilder();
        try {
            if (decoder.putJson(record, bytes.array(), json).isRaw()) {
                return guess(bytes);
            }
            return MAPPER.readTree(json.toByteArray());
        } catch (UndecodableException e) {
            throw new IllegalArgumentException(field + ": " + e.reason(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode guess(Bytes bytes) {
        if (JsonDocument.maybe(bytes.array()) && bytes.isUtf8()) {
            try {
                return MAPPER.readTree(bytes.array());
            } catch (JacksonException e) {
                return NODES.textNode(bytes.text());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return raw(bytes);
    }

    /** Text, or an object with the base64 of what is no text. */
    static JsonNode raw(@Nullable Bytes bytes) {
        if (bytes == null) {
            return NODES.nullNode();
        }
        return bytes.isUtf8()
                ? NODES.textNode(bytes.text())
                : NODES.objectNode().put("base64", Base64.getEncoder().encodeToString(bytes.array()));
    }

    private record Last(RecordJson owner, KafkaRecord record, ObjectNode json) {}
}
