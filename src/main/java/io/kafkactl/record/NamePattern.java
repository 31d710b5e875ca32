package io.kafkactl.record;

import io.kafkactl.error.KafkactlException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for whole names.
 *
 * @param text as the user wrote it
 */
public record NamePattern(String text, Pattern regex) {
    private static final String HINT = "it has to match the whole name; --glob takes * and ?";

    /** As {@link Glob} reads it; exit 2 for what is none. */
    public static NamePattern glob(String glob) {
        try {
            return new NamePattern(glob, Glob.compile(glob));
        } catch (IllegalArgumentException e) {
            throw KafkactlException.usage(String.valueOf(e.getMessage()), HINT);
        }
    }

    /** Exit 2 for what is no regular expression. */
    public static NamePattern regex(String regex) {
        try {
            return new NamePattern(regex, Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            throw KafkactlException.usage("'" + regex + "' is no regular expression: " + e.getDescription(), HINT);
        }
    }

    public boolean matches(String name) {
        return regex.matcher(name).matches();
    }
}
