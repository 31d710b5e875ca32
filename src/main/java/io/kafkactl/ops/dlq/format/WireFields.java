package io.kafkactl.ops.dlq.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.record.Utf8;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one Protobuf message by their numbers, without its schema: varints and length-delimited ones. */
final class WireFields {
    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int MAX_VARINT = 10;

    private final byte[] bytes;
    private final int to;
    private int at;
    private final Map<Integer, Long> numbers = new HashMap<>();
    private final Map<Integer, byte[]> chunks = new HashMap<>();

    private WireFields(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    /** Empty unless the bytes are a message of such fields from {@code from} to their end. */
    static Optional<WireFields> parse(byte[] bytes, int from) {
        WireFields fields = new WireFields(bytes, from, bytes.length);
        return fields.readAll() ? Optional.of(fields) : Optional.empty();
    }

    private boolean readAll() {
        while (at < to) {
            Long tag = varint();
            Long length = tag == null || tag >>> 3 == 0 || tag >>> 3 > 1_000 ? null : varint();
            if (tag == null || length == null) {
                return false;
            }
            int number = (int) (tag >>> 3);
            switch ((int) (tag & 7)) {
                case VARINT -> numbers.put(number, length);
                case LENGTH_DELIMITED -> {
                    if (length < 0 || length > to - at) {
                        return false;
                    }
                    chunks.put(number, Arrays.copyOfRange(bytes, at, at + length.intValue()));
                    at += length.intValue();
                }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private @Nullable Long varint() {
        long value = 0;
        for (int i = 0; i < MAX_VARINT && at < to; i++) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        return null;
    }

    /** True when no field has another number or kind than these. */
    boolean isOf(Set<Integer> knownNumbers, Set<Integer> knownChunks) {
        return knownNumbers.containsAll(numbers.keySet()) && knownChunks.containsAll(chunks.keySet());
    }

    /** A number that is zero is not written. */
    long numberOrZero(int field) {
        return numbers.getOrDefault(field, 0L);
    }

    /** Null for what is not there or no message of such fields. */
    @Nullable
    WireFields message(int field) {
        byte[] chunk = chunks.get(field);
        return chunk == null ? null : parse(chunk, 0).orElse(null);
    }

    byte @Nullable [] bytes(int field) {
        return chunks.get(field);
    }

    @Nullable
    String text(int field) {
        byte[] chunk = chunks.get(field);
        return chunk == null || !Utf8.isValid(chunk, 0, chunk.length) ? null : new String(chunk, UTF_8);
    }
}
