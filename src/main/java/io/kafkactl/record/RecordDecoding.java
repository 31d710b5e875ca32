package io.kafkactl.record;

import io.kafkactl.error.KafkactlException;
import org.jspecify.annotations.Nullable;

/** What keys and values are taken for, and what happens to those that are something else. */
public final class RecordDecoding {
    private final FieldDecoder key;
    private final FieldDecoder value;
    private final OnDecodeError policy;
    private final RecordFailures failures;

    public RecordDecoding(FieldDecoder key, FieldDecoder value, OnDecodeError policy, RecordFailures failures) {
        this.key = key;
        this.value = value;
        this.policy = policy;
        this.failures = failures;
    }

    /** Bytes as they are, which nothing can be wrong with. */
    public static RecordDecoding raw() {
        return new RecordDecoding(
                BytesFormat.BYTES, BytesFormat.BYTES, OnDecodeError.SHOW, new RecordFailures(reason -> {}));
    }

    public FieldDecoder key() {
        return key;
    }

    public FieldDecoder value() {
        return value;
    }

    /** Puts the key as text, nothing for a null; returns why it could not be decoded and is base64, else null. */
    public @Nullable String putKey(KafkaRecord record, ByteBuilder out) {
        return put("key", key, record, record.key(), out);
    }

    /** Puts the value as text, nothing for a null; returns why it could not be decoded and is base64, else null. */
    public @Nullable String putValue(KafkaRecord record, ByteBuilder out) {
        return put("value", value, record, record.value(), out);
    }

    private static @Nullable String put(
            String field, FieldDecoder decoder, KafkaRecord record, @Nullable Bytes bytes, ByteBuilder out) {
        if (bytes == null) {
            return null;
        }
        int before = out.length();
        try {
            decoder.put(record, bytes.array(), out);
            return null;
        } catch (UndecodableException e) {
            out.truncate(before);
            out.putBase64(bytes.array());
            return field + ": " + e.reason();
        }
    }

    /** Puts the key, and behind it what it is, where that is not just bytes. */
    @Nullable
    String putJsonKey(KafkaRecord record, ByteBuilder json) {
        Bytes bytes = record.key();
        if (bytes == null) {
            json.put(JsonBytes.NULL);
            return null;
        }
        int before = json.length();
        try {
            json.put(key.putJson(record, bytes.array(), json).besideKey());
            return null;
        } catch (UndecodableException e) {
            return undecoded("key", e, bytes, before, json);
        }
    }

    /** Puts the value, and behind it what it is, where that is not just bytes. */
    @Nullable
    String putJsonValue(KafkaRecord record, ByteBuilder json) {
        Bytes bytes = record.value();
        if (bytes == null) {
            json.put(JsonBytes.NULL);
            return null;
        }
        int before = json.length();
        try {
            json.put(value.putJson(record, bytes.array(), json).besideValue());
            return null;
        } catch (UndecodableException e) {
            return undecoded("value", e, bytes, before, json);
        }
    }

    private static String undecoded(
            String field, UndecodableException thrown, Bytes bytes, int before, ByteBuilder json) {
        json.truncate(before);
        JsonBytes.putBase64(json, bytes.array());
        return field + ": " + thrown.reason();
    }

    /**
     * Settles what becomes of a record that could not be decoded; false when it is left out.
     *
     * @throws KafkactlException when it ends the reading
     */
    public boolean keeps(KafkaRecord record, String error) {
        if (policy == OnDecodeError.FAIL) {
            throw KafkactlException.failure("DECODE", "cannot decode " + RecordFailures.describe(record, error), null);
        }
        failures.add(record, error + (policy == OnDecodeError.SKIP ? "; left out" : "; shown as base64"));
        return policy == OnDecodeError.SHOW;
    }

    /** Two errors in one line, or the one that there is. */
    public static @Nullable String join(@Nullable String first, @Nullable String second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first + "; " + second;
    }
}
