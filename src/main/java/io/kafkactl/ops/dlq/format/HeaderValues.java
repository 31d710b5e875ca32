package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Iterator;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Decodes header values that frameworks write as decimal text or as big-endian integers. */
final class HeaderValues {
    private static final int MAX_PARTITION = 1 << 20;
    private static final int MAX_DIGITS = 18;

    private HeaderValues() {}

    /**
     * A number in either encoding. Digits first is safe: four ASCII digits read as an int32 would be a partition above
     * 808 million, eight as an int64 an offset above 3.4e18.
     */
    static OptionalLong number(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return OptionalLong.empty();
        }
        OptionalLong decimal = decimal(bytes);
        if (decimal.isPresent()) {
            return decimal;
        }
        // Longer values are neither: shown as they are, never guessed.
        return bytes.length <= Long.BYTES ? OptionalLong.of(bigEndian(bytes)) : OptionalLong.empty();
    }

    private static long bigEndian(byte[] bytes) {
        long number = bytes[0];
        for (int i = 1; i < bytes.length; i++) {
            number = number << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return number;
    }

    /** Decimal text, in double quotes where a JSON mapper wrote it. */
    static OptionalLong decimal(byte[] bytes) {
        int from = bytes.length > 2 && bytes[0] == '"' && bytes[bytes.length - 1] == '"' ? 1 : 0;
        int to = bytes.length - from;
        boolean negative = to - from > 1 && bytes[from] == '-';
        int digits = from + (negative ? 1 : 0);
        if (to == digits || to - digits > MAX_DIGITS) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = digits; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return OptionalLong.empty();
            }
            number = number * 10 + (bytes[i] - '0');
        }
        return OptionalLong.of(negative ? -number : number);
    }

    /** How {@link #number} reads the bytes. */
    static String numberEncoding(byte[] bytes) {
        return decimal(bytes).isPresent() ? "decimal" : "int" + bytes.length * Byte.SIZE + "be";
    }

    static @Nullable Long longOrNull(byte @Nullable [] bytes) {
        OptionalLong number = number(bytes);
        return number.isPresent() && number.getAsLong() >= 0 ? number.getAsLong() : null;
    }

    static @Nullable Long countOrNull(@Nullable Long number) {
        return number != null && number >= 0 ? number : null;
    }

    static @Nullable Integer partitionOrNull(byte @Nullable [] bytes) {
        return partitionOrNull(longOrNull(bytes));
    }

    static @Nullable Integer partitionOrNull(@Nullable Long number) {
        return number != null && number >= 0 && number < MAX_PARTITION ? number.intValue() : null;
    }

    static @Nullable String textOrNull(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    /** The newest value for formats that append. */
    static byte @Nullable [] last(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }

    /** The newest value for formats that prepend. */
    static byte @Nullable [] first(Headers headers, String name) {
        Iterator<Header> values = headers.headers(name).iterator();
        return values.hasNext() ? values.next().value() : null;
    }

    static boolean has(Headers headers, String name) {
        return headers.lastHeader(name) != null;
    }
}
