package io.kafkactl.testkit;

import static io.kafkactl.testkit.DeadLetters.bytes;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Builds one record of a dead-letter topic header by header, as a framework would. */
public final class Letter {
    private final RecordHeaders headers = new RecordHeaders();
    private byte @Nullable [] key = bytes("k");
    private byte @Nullable [] value = bytes("v");

    private Letter() {}

    public static Letter letter() {
        return new Letter();
    }

    public Letter key(byte @Nullable [] bytes) {
        key = bytes;
        return this;
    }

    public Letter value(byte @Nullable [] bytes) {
        value = bytes;
        return this;
    }

    public Letter value(String text) {
        return value(bytes(text));
    }

    public Letter header(String name, @Nullable String text) {
        headers.add(name, text == null ? null : bytes(text));
        return this;
    }

    public Letter header(String name, byte[] bytes) {
        headers.add(name, bytes);
        return this;
    }

    public Letter int32(String name, int number) {
        return header(name, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    public Letter int64(String name, long number) {
        return header(name, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** As Spring writes its retry timestamps. */
    public Letter shortest(String name, long number) {
        return header(name, BigInteger.valueOf(number).toByteArray());
    }

    public ConsumerRecord<byte[], byte[]> build() {
        return new ConsumerRecord<>(
                "letters",
                0,
                7,
                1_795_168_800_000L,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                key,
                value,
                headers,
                Optional.empty());
    }
}
