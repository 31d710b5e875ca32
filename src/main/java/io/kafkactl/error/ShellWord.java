package io.kafkactl.error;

import java.util.regex.Pattern;

/** Writes text such that a shell takes it for one word and nothing else. */
public final class ShellWord {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

    private ShellWord() {}

    public static String of(String text) {
        return SAFE.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A regular expression that finds exactly this. */
    public static String literalRegex(String text) {
        return text.replaceAll("[^A-Za-z0-9_]", "\\\\$0");
    }
}
