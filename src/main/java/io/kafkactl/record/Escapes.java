package io.kafkactl.record;

import java.util.HexFormat;

/** Reads the escapes {@code \n \t \r \e \0 \\ \xNN}, each of which stands for one byte. */
public final class Escapes {
    private static final String KNOWN = "\\n \\t \\r \\e \\0 \\\\ \\xNN";

    private Escapes() {}

    /** The UTF-8 of {@code text} with the escapes replaced; throws as {@link #put}. */
    public static Bytes bytes(String text) {
        ByteBuilder bytes = new ByteBuilder();
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (c == '\\') {
                i += put(text, i, bytes);
            } else {
                bytes.put(Character.toString(c));
                i += Character.charCount(c);
            }
        }
        return Bytes.of(bytes.toByteArray());
    }

    /**
     * Puts the byte that the escape at {@code i} stands for, and returns how many characters the escape has. Throws
     * IllegalArgumentException, with a message fit for the user, for one that stands for nothing.
     */
    public static int put(String text, int i, ByteBuilder out) {
        if (i + 1 == text.length()) {
            throw new IllegalArgumentException("'\\' at the end stands for nothing; write it twice");
        }
        char c = text.charAt(i + 1);
        switch (c) {
            case 'n' -> out.put('\n');
            case 't' -> out.put('\t');
            case 'r' -> out.put('\r');
            case 'e' -> out.put('\u001b');
            case '0' -> out.put(0);
            case '\\' -> out.put('\\');
            case 'x' -> {
                String digits = text.substring(Math.min(i + 2, text.length()), Math.min(i + 4, text.length()));
                if (!digits.matches("\\p{XDigit}{2}")) {
                    throw new IllegalArgumentException("'\\x" + digits + "' is not \\x and two hexadecimal digits");
                }
                out.put(HexFormat.fromHexDigits(digits));
                return 4;
            }
            default -> throw new IllegalArgumentException("unknown escape '\\" + c + "'; there are " + KNOWN);
        }
        return 2;
    }
}
