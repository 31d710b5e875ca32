package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Decodes header values that frameworks write as decimal text or as big-endian integers. */
final class HeaderValues {
    private static final int MAX_PARTITION = 1 << 20;

    private HeaderValues() {}

    /**
     * A number in either encoding. Digits first is safe: four ASCII digits read as an int32 would be a partition above
     * 808 million, eight as an int64 an offset above 3.4e18.
     */
    static OptionalLong number(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return OptionalLong.empty();
        }
        String text = new String(bytes, UTF_8);
        String digits = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
        if (digits.matches("-?[0-9]{1,18}")) {
            return OptionalLong.of(Long.parseLong(digits));
        }
        // Longer values are neither: shown as they are, never guessed.
        return bytes.length <= Long.BYTES ? OptionalLong.of(new BigInteger(bytes).longValue()) : OptionalLong.empty();
    }

    static @Nullable Long longOrNull(byte @Nullable [] bytes) {
        OptionalLong number = number(bytes);
        return number.isPresent() && number.getAsLong() >= 0 ? number.getAsLong() : null;
    }

    static @Nullable Integer partitionOrNull(byte @Nullable [] bytes) {
        Long number = longOrNull(bytes);
        return number != null && number < MAX_PARTITION ? number.intValue() : null;
    }

    static @Nullable String textOrNull(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    /** The newest value for formats that append. */
    static byte @Nullable [] last(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }

    static boolean has(Headers headers, String name) {
        return headers.lastHeader(name) != null;
    }
}
