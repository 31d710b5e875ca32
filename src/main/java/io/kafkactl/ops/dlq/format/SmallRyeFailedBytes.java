package io.kafkactl.ops.dlq.format;

import static io.kafkactl.ops.dlq.format.HeaderValues.has;
import static io.kafkactl.ops.dlq.format.HeaderValues.last;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.ops.dlq.format.Payload.Fidelity;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The original bytes that SmallRye keeps in headers when a key or a value could not be deserialized. */
final class SmallRyeFailedBytes {
    private static final String PREFIX = "deserialization-failure-";

    private SmallRyeFailedBytes() {}

    /** Key and value as they were, from the headers where they are there. */
    static Payload in(ConsumerRecord<byte[], byte[]> deadLetter) {
        Headers headers = deadLetter.headers();
        boolean ofKey = Arrays.equals(last(headers, PREFIX + "key"), "true".getBytes(UTF_8));
        byte[] data = last(headers, PREFIX + "data");
        byte[] key = kept(headers, "key-data", ofKey ? data : null);
        byte[] value = kept(headers, "value-data", ofKey ? null : data);
        Payload payload = Payload.reserialized(deadLetter);
        payload = key == null ? payload : payload.withKey(key, Fidelity.EXACT);
        return value == null ? payload : payload.unwrapped(value, Fidelity.EXACT);
    }

    private static byte @Nullable [] kept(Headers headers, String name, byte @Nullable [] otherwise) {
        return has(headers, PREFIX + name) ? last(headers, PREFIX + name) : otherwise;
    }
}
