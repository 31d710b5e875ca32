package io.kafkactl.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.config.DlqSettings;
import io.kafkactl.ops.dlq.format.Formats;
import io.kafkactl.ops.dlq.format.SchemaTexts;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Dead letters in the two house formats, as the applications that follow them write them. */
public final class DeadLetters {
    /** Those that are known where the context says nothing. */
    public static final Formats FORMATS = Formats.of(DlqSettings.DEFAULT, SchemaTexts.NONE);

    private DeadLetters() {}

    /** A JSON envelope whose {@code original_message} is the given JSON text. */
    public static ProducerRecord<byte[], byte[]> envelope(
            String dlq, int partition, @Nullable String key, String source, int at, long offset, String messageJson) {
        String value = "{\"original_topic\":\"" + source + "\",\"original_partition\":" + at + ",\"original_offset\":"
                + offset + ",\"original_message\":" + messageJson
                + ",\"error\":\"price is negative\",\"error_type\":\"ValidationException\","
                + "\"failed_at\":\"2026-11-20T10:00:00Z\"}";
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(dlq, partition, key == null ? null : bytes(key), bytes(value));
        record.headers().add("error_type", bytes("ValidationException"));
        return record;
    }

    /** An envelope of a text message, which is byte-exact. */
    public static ProducerRecord<byte[], byte[]> envelope(
            String dlq, int partition, String key, String source, String message) {
        return envelope(dlq, partition, key, source, partition, 0, "\"" + message + "\"");
    }

    /** Key and value as they were, with the reason in headers. */
    public static ProducerRecord<byte[], byte[]> headers(
            String dlq, int partition, byte @Nullable [] key, byte @Nullable [] value, String source) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(dlq, partition, key, value);
        record.headers()
                .add("original-topic", bytes(source))
                .add("dead-letter-reason", bytes("price is negative"))
                .add("failed-at", bytes("2026-11-20T10:00:00Z"));
        return record;
    }

    public static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
