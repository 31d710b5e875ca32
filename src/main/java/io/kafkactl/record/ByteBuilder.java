package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/** Bytes in the making, in one buffer that grows as needed and is used again for the next record. */
public final class ByteBuilder extends OutputStream {
    private static final int FIRST_SIZE = 1 << 10;
    /** The most that a JVM gives to one array. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private byte[] buffer = new byte[FIRST_SIZE];
    private int length;

    public int length() {
        return length;
    }

    /** Sets how many bytes there are: fewer to forget the last, more after writing to {@link #buffer()}. */
    public void truncate(int size) {
        length = size;
    }

    public byte byteAt(int index) {
        return buffer[index];
    }

    /** Puts bytes in front of those from {@code index} on. */
    public void insert(int index, byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(buffer, index, buffer, index + bytes.length, length - index);
        System.arraycopy(bytes, 0, buffer, index, bytes.length);
        length += bytes.length;
    }

    public void clear() {
        length = 0;
    }

    public ByteBuilder put(int b) {
        reserve(1);
        buffer[length++] = (byte) b;
        return this;
    }

    public ByteBuilder put(byte[] bytes) {
        return put(bytes, 0, bytes.length);
    }

    public ByteBuilder put(byte[] bytes, int offset, int count) {
        reserve(count);
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
        return this;
    }

    public ByteBuilder put(String text) {
        return put(text.getBytes(UTF_8));
    }

    /** Decimal digits. */
    public ByteBuilder putLong(long number) {
        if (number < 0) {
            return put(Long.toString(number));
        }
        int digits = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    public ByteBuilder putBase64(byte[] bytes) {
        return put(Base64.getEncoder().encode(bytes));
    }

    @Override
    public void write(int b) {
        put(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        put(bytes, offset, count);
    }

    /** Hands all bytes over in one piece and begins anew. */
    public void moveTo(OutputStream out) throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, length);
    }

    /** Makes room for so many more bytes in {@link #buffer()}. */
    void reserve(int count) {
        long wanted = (long) length + count;
        if (wanted > buffer.length) {
            if (wanted > MOST) {
                throw new OutOfMemoryError("one record needs more than " + MOST + " bytes of output");
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(MOST, Math.max(wanted, 2L * buffer.length)));
        }
    }

    /** For code that writes to the buffer itself after {@link #reserve}; a later reserve may replace it. */
    byte[] buffer() {
        return buffer;
    }
}
