package io.kafkactl.ops.group;

import java.util.regex.Pattern;

/**
 * A pattern for whole names.
 *
 * @param text as the user wrote it
 */
public record NamePattern(String text, Pattern regex) {
    /** A shell pattern: {@code *} is any text, {@code ?} any one character, all else literal. */
    public static NamePattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints().forEach(c -> {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        return new NamePattern(glob, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** Throws PatternSyntaxException for what is none. */
    public static NamePattern regex(String regex) {
        return new NamePattern(regex, Pattern.compile(regex));
    }

    public boolean matches(String name) {
        return regex.matcher(name).matches();
    }
}
