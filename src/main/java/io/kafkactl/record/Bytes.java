package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A key, a value or a header's value: bytes that compare by content and are never changed. */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** Takes the array over without a copy: the caller must not write to it again. */
    public static Bytes of(byte[] array) {
        return array.length == 0 ? EMPTY : new Bytes(array);
    }

    public static @Nullable Bytes ofNullable(byte @Nullable [] array) {
        return array == null ? null : of(array);
    }

    public static Bytes copyOf(byte[] source, int offset, int length) {
        return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(source, offset, offset + length));
    }

    public static Bytes utf8(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** The bytes themselves, not a copy: read only. */
    public byte[] array() {
        return array;
    }

    /** Like {@link #array()}, for the clients' interfaces, where null is a value of its own. */
    public static byte @Nullable [] arrayOf(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.array;
    }

    public int length() {
        return array.length;
    }

    public boolean isUtf8() {
        return Utf8.isValid(array, 0, array.length);
    }

    /** The text, exact only when {@link #isUtf8()}. */
    public String text() {
        return new String(array, UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return isUtf8() ? '"' + text() + '"' : "base64:" + JsonBytes.base64(array);
    }
}
