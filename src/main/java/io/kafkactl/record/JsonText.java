package io.kafkactl.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes JSON strings straight from UTF-8 bytes: one pass that checks, escapes and copies. */
final class JsonText {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(UTF_8);
    private static final int LONGEST_ESCAPE = 6;
    /** Room for an escape, the closing quote and a word that is written before it is looked at. */
    private static final int SLACK = LONGEST_ESCAPE + Long.BYTES + 2;

    private JsonText() {}

    static void put(ByteBuilder json, String text) {
        if (!putUtf8(json, text.getBytes(UTF_8))) {
            throw new IllegalStateException("the JDK encoded a string to malformed UTF-8");
        }
    }

    /** The string that is exactly these bytes; false, with nothing put, when they are not UTF-8. */
    static boolean putUtf8(ByteBuilder json, byte[] source) {
        int before = json.length();
        json.put('"');
        int from = 0;
        while (from < source.length) {
            json.reserve(source.length - from + SLACK);
            from = run(json, source, from);
            if (from == source.length) {
                break;
            }
            int b = source[from];
            if (b >= 0) {
                escape(json, b);
                from++;
            } else {
                int size = Utf8.sequence(source, from, source.length);
                if (size == Utf8.INVALID) {
                    json.truncate(before);
                    return false;
                }
                json.put(source, from, size);
                from += size;
            }
        }
        json.put('"');
        return true;
    }

    /** Copies bytes that stand for themselves, and returns the index of the first that may not. */
    private static int run(ByteBuilder json, byte[] source, int from) {
        byte[] target = json.buffer();
        int to = json.length();
        int i = from;
        int lastWord = source.length - Long.BYTES;
        while (i <= lastWord) {
            long word = (long) LONGS.get(source, i);
            if (special(word)) {
                break;
            }
            LONGS.set(target, to, word);
            i += Long.BYTES;
            to += Long.BYTES;
        }
        while (i < source.length && isPlain(source[i])) {
            target[to++] = source[i++];
        }
        json.truncate(to);
        return i;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
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

    private static void escape(ByteBuilder json, int b) {
        json.put('\\');
        switch (b) {
            case '"', '\\' -> json.put(b);
            case '\b' -> json.put('b');
            case '\t' -> json.put('t');
            case '\n' -> json.put('n');
            case '\f' -> json.put('f');
            case '\r' -> json.put('r');
            default -> json.put('u').put('0').put('0').put(HEX[b >> 4]).put(HEX[b & 0xF]);
        }
    }
}
