package io.kafkactl.output;

/** Makes foreign text harmless on a terminal. */
public final class SafeText {
    // Part of words in some scripts, and of emoji.
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private SafeText() {}

    /**
     * Control characters as escapes, so that a record's key can neither move the cursor nor break a row; also line
     * separators and invisible marks, with which one name passes for another.
     */
    public static String oneLine(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> {
                    if (isInvisible(c)) {
                        safe.append(String.format("\\u%04x", c));
                    } else {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }

    /** As {@link #oneLine}, but keeps the line feeds and tabs of a text that has several lines. */
    public static String lines(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\t') {
                safe.append(oneLine(text.substring(start, i))).append(c);
                start = i + 1;
            }
        }
        return safe.append(oneLine(text.substring(start))).toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }
}
