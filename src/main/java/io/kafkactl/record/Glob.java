package io.kafkactl.record;

import java.util.regex.Pattern;

/** A pattern for whole names: {@code *} is any text, {@code ?} one character, {@code \} takes the next literally. */
public final class Glob {
    private Glob() {}

    /** Throws IllegalArgumentException, with a message fit for the user, for a backslash at the end. */
    public static Pattern compile(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '\\' -> {
                    i++;
                    if (i == glob.length()) {
                        throw new IllegalArgumentException("'" + glob + "' ends with a backslash; write it twice");
                    }
                    regex.append(quote(glob.charAt(i)));
                }
                default -> regex.append(quote(c));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** Letters and digits, and all beyond ASCII, have no meaning of their own in a pattern. */
    private static String quote(char c) {
        return c < 128 && !Character.isLetterOrDigit(c) ? "\\" + c : String.valueOf(c);
    }
}
