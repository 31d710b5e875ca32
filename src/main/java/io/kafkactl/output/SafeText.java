package io.kafkactl.output;

/** Makes foreign text harmless on a terminal. */
public final class SafeText {
    private SafeText() {}

    /** Control characters as escapes, so that a record's key can neither move the cursor nor break a row. */
    public static String oneLine(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        safe.append(String.format("\\u%04x", c));
                    } else {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }
}
