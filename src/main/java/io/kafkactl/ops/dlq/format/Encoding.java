package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.record.Utf8;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How a header's bytes stand for a fact. */
enum Encoding {
    TEXT("utf8"),
    /** Decimal text or big-endian, told apart by the bytes. */
    NUMBER("number"),
    DECIMAL("decimal"),
    INT32("int32be"),
    INT64("int64be"),
    /** ISO-8601, or an epoch in seconds, milli- or microseconds. */
    TIME("time");

    private final String id;

    Encoding(String id) {
        this.id = id;
    }

    /** The name in the context file. */
    String id() {
        return id;
    }

    static Encoding byId(String id) {
        for (Encoding encoding : values()) {
            if (encoding.id.equals(id)) {
                return encoding;
            }
        }
        throw new IllegalArgumentException(id);
    }

    @Nullable
    String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    @Nullable
    Long number(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        OptionalLong number = switch (this) {
            case TEXT, NUMBER -> HeaderValues.number(bytes);
            case DECIMAL -> HeaderValues.decimal(bytes);
            case INT32 ->
                bytes.length == Integer.BYTES
                        ? OptionalLong.of(ByteBuffer.wrap(bytes).getInt())
                        : OptionalLong.empty();
            case INT64 ->
                bytes.length == Long.BYTES
                        ? OptionalLong.of(ByteBuffer.wrap(bytes).getLong())
                        : OptionalLong.empty();
            case TIME -> {
                Instant time = FailedAt.parse(text(bytes));
                yield time == null ? OptionalLong.empty() : OptionalLong.of(time.toEpochMilli());
            }
        };
        return number.isPresent() ? number.getAsLong() : null;
    }

    @Nullable
    Instant time(byte @Nullable [] bytes) {
        Long millis = this == TEXT ? TIME.number(bytes) : number(bytes);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** The value for people, and how it was read. */
    Evidence.Reading reading(byte @Nullable [] bytes, boolean chosen) {
        if (bytes == null) {
            return new Evidence.Reading("null", "null", chosen);
        }
        if (this == TEXT || this == TIME) {
            return Utf8.isValid(bytes, 0, bytes.length)
                    ? new Evidence.Reading(new String(bytes, UTF_8), id, chosen)
                    : new Evidence.Reading(HexFormat.of().formatHex(bytes), "hex", chosen);
        }
        Long number = number(bytes);
        return number == null
                ? new Evidence.Reading(HexFormat.of().formatHex(bytes), "hex", chosen)
                : new Evidence.Reading(number.toString(), HeaderValues.numberEncoding(bytes), chosen);
    }
}
