package io.kafkactl.cli.support;

import io.kafkactl.error.KafkactlException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the value of an option that takes a regular expression. */
public final class RegexOption {
    private RegexOption() {}

    /** Exit 2 for a text that is none, with the column where it goes wrong. */
    public static Pattern parse(String option, String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw KafkactlException.usage(
                    option + " '" + text + "' is no regular expression"
                            + (e.getIndex() < 0 ? "" : ", at column " + (e.getIndex() + 1)) + ": "
                            + e.getDescription(),
                    "a character with a meaning of its own is meant literally after a backslash");
        }
    }
}
