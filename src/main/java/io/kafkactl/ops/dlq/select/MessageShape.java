package io.kafkactl.ops.dlq.select;

/**
 * Makes messages of one cause alike: numbers, hexadecimal runs, UUIDs and quoted text become {@code #}.
 *
 * <p>Scanned by hand, without regular expressions: this runs once for every dead letter of a topic.
 */
final class MessageShape {
    private static final int MOST_CHARS = 512;
    private static final int UUID_LENGTH = 36;
    private static final int HEX_FROM = 6;

    private final String text;
    private final int end;
    private final StringBuilder shape;
    private int at;

    private MessageShape(String text) {
        this.text = text;
        this.end = Math.min(text.length(), MOST_CHARS);
        this.shape = new StringBuilder(end);
    }

    /** Of the first 512 characters. */
    static String of(String message) {
        return new MessageShape(message).scan();
    }

    private String scan() {
        while (at < end) {
            char c = text.charAt(at);
            if (isAlphanumeric(c)) {
                word();
            } else if (Character.isWhitespace(c)) {
                space();
            } else if (!((c == '"' || c == '\'' || c == '`') && quoted(c))) {
                shape.append(c);
                at++;
            }
        }
        return shape.toString();
    }

    private void space() {
        if (!shape.isEmpty() && shape.charAt(shape.length() - 1) != ' ') {
            shape.append(' ');
        }
        at++;
    }

    /** False for a quote that nothing closes, such as an apostrophe. */
    private boolean quoted(char quote) {
        if (at > 0 && isAlphanumeric(text.charAt(at - 1))) {
            return false;
        }
        int close = text.indexOf(quote, at + 1);
        if (close < 0) {
            return false;
        }
        shape.append(quote).append('#').append(quote);
        at = close + 1;
        return true;
    }

    private void word() {
        if (isUuid()) {
            number(at + UUID_LENGTH);
            return;
        }
        int to = at;
        int digits = 0;
        int hex = 0;
        while (to < end && isAlphanumeric(text.charAt(to))) {
            digits += isDigit(text.charAt(to)) ? 1 : 0;
            hex += isHex(text.charAt(to)) ? 1 : 0;
            to++;
        }
        int length = to - at;
        boolean prefixed = length > 2 && text.charAt(at) == '0' && (text.charAt(at + 1) | 0x20) == 'x';
        boolean afterAt = at > 0 && text.charAt(at - 1) == '@';
        boolean mixed = hex == length && digits > 1 && length >= HEX_FROM;
        if (digits == length || prefixed || mixed || (afterAt && hex == length)) {
            number(to);
        } else if (digits == 0) {
            shape.append(text, at, to);
            at = to;
        } else {
            letters(to);
        }
    }

    /** Letters with digits among them: each run of digits becomes one {@code #}. */
    private void letters(int to) {
        boolean inDigits = false;
        for (; at < to; at++) {
            char c = text.charAt(at);
            if (!isDigit(c)) {
                shape.append(c);
            } else if (!inDigits) {
                shape.append('#');
            }
            inDigits = isDigit(c);
        }
    }

    /** Digits behind a point, a comma or a colon belong to the number: 1.5, 12:30, 10,000. */
    private void number(int to) {
        shape.append('#');
        at = to;
        while (at + 1 < end && isJoint(text.charAt(at)) && isDigit(text.charAt(at + 1))) {
            at++;
            while (at < end && isDigit(text.charAt(at))) {
                at++;
            }
        }
    }

    private static boolean isJoint(char c) {
        return c == '.' || c == ',' || c == ':';
    }

    private boolean isUuid() {
        if (at + UUID_LENGTH > text.length() || text.charAt(at + 8) != '-') {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(at + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !isHex(c)) {
                return false;
            }
        }
        return at + UUID_LENGTH == text.length() || !isAlphanumeric(text.charAt(at + UUID_LENGTH));
    }

    private static boolean isAlphanumeric(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
