package io.kafkactl.ops.schema;

import io.kafkactl.error.KafkactlException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code SUBJECT[@VERSION]} names.
 *
 * @param version empty for the latest
 * @param versioned whether a version was named, if only {@code latest}
 */
public record SubjectChoice(String subject, OptionalInt version, boolean versioned) {
    private static final Pattern VERSIONED = Pattern.compile("(.+)@(\\d+|latest)", Pattern.DOTALL);

    /** Only the last @ before digits or {@code latest} is one: a subject may contain others. */
    public static SubjectChoice parse(String text) {
        Matcher matcher = VERSIONED.matcher(text);
        return matcher.matches()
                ? new SubjectChoice(matcher.group(1), version(matcher.group(2)), true)
                : new SubjectChoice(text, OptionalInt.empty(), false);
    }

    /** A number from 1 on, or empty for {@code latest}; exit 4 for anything else. */
    public static OptionalInt version(String text) {
        if (text.equals("latest")) {
            return OptionalInt.empty();
        }
        if (!text.matches("0*[1-9]\\d{0,8}")) {
            throw KafkactlException.invalid(
                    "INVALID_VERSION", "'" + text + "' is no version", "versions are 1 and up, or latest");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    @Override
    public String toString() {
        return subject + (versioned ? "@" + (version.isPresent() ? String.valueOf(version.getAsInt()) : "latest") : "");
    }
}
