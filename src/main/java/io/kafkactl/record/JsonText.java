package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes JSON strings straight from UTF-8 bytes: one pass that checks, escapes and copies. */
public final class JsonText {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(UTF_8);
    private static final int LONGEST_ESCAPE = 6;
    private static final int LONGEST_SEQUENCE = 4;
    /** How much is read before the room that it may need is looked at again. */
    private static final int CHUNK = 4 << 10;
    /** What follows the backslash, for each ASCII character that needs one, else 0. */
    private static final byte[] ESCAPES = escapes();

    private JsonText() {}

    private static byte[] escapes() {
        byte[] escapes = new byte[128];
        Arrays.fill(escapes, 0, ' ', (byte) 'u');
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        return escapes;
    }

    /** The string of this text, which must have no lone surrogate. */
    public static void put(ByteBuilder json, String text) {
        if (!putUtf8(json, text.getBytes(UTF_8))) {
            throw new IllegalStateException("the JDK encoded a string to malformed UTF-8");
        }
    }

    /** The string that is exactly these bytes; false, with nothing put, when they are not UTF-8. */
    static boolean putUtf8(ByteBuilder json, byte[] source) {
        return putUtf8(json, source, 0, source.length);
    }

    /** The same for the bytes from {@code offset} on. */
    public static boolean putUtf8(ByteBuilder json, byte[] source, int offset, int length) {
        int before = json.length();
        json.put('"');
        int from = offset;
        int last = offset + length;
        while (from < last) {
            int end = Math.min(last, from + CHUNK);
            json.reserve(LONGEST_ESCAPE * (end - from) + LONGEST_SEQUENCE);
            from = chunk(json, source, from, end, last);
            if (from < 0) {
                json.truncate(before);
                return false;
            }
        }
        json.put('"');
        return true;
    }

    /** Returns where to go on, at {@code end} or just behind it, or less than 0 for what is not UTF-8. */
    private static int chunk(ByteBuilder json, byte[] source, int from, int end, int last) {
        byte[] target = json.buffer();
        int to = json.length();
        int i = from;
        while (i < end) {
            int stop = Math.min(end, i + Long.BYTES);
            if (stop - i == Long.BYTES) {
                long word = (long) LONGS.get(source, i);
                if (!special(word)) {
                    LONGS.set(target, to, word);
                    i = stop;
                    to += Long.BYTES;
                    continue;
                }
            }
            while (i < stop) {
                byte b = source[i];
                if (b < 0) {
                    int size = Utf8.sequence(source, i, last);
                    if (size == Utf8.INVALID) {
                        return size;
                    }
                    System.arraycopy(source, i, target, to, size);
                    i += size;
                    to += size;
                } else {
                    to = ascii(target, to, b);
                    i++;
                }
            }
        }
        json.truncate(to);
        return i;
    }

    private static int ascii(byte[] target, int start, byte b) {
        int to = start;
        byte escape = ESCAPES[b];
        if (escape == 0) {
            target[to++] = b;
            return to;
        }
        target[to++] = '\\';
        target[to++] = escape;
        if (escape == 'u') {
            target[to++] = '0';
            target[to++] = '0';
            target[to++] = HEX[b >> 4];
            target[to++] = HEX[b & 0xF];
        }
        return to;
    }

    /** Whether any of eight bytes is a control character, a quote, a backslash or not ASCII. */
    private static boolean special(long word) {
        long quote = word ^ EACH * '"';
        long backslash = word ^ EACH * '\\';
        // Subtracting borrows from a byte's high bit exactly where the byte is below the subtrahend; false alarms
        // behind such a byte cost nothing.
        long found = word | word - EACH * ' ' | quote - EACH | backslash - EACH;
        return (found & HIGH) != 0;
    }
}
