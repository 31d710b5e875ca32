package io.kafkactl.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a context says about one segment of its topics' names: at most one of the three. */
public record SegmentSettings(
        @Nullable String pattern,
        List<String> oneOf,
        @Nullable LetterCase letterCase) {
    /** How words are joined in a segment. */
    public enum LetterCase {
        KEBAB,
        SNAKE,
        CAMEL,
        PASCAL,
        LOWER,
        UPPER;

        /** As files spell it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> ids() {
            return Arrays.stream(values()).map(LetterCase::toString).toList();
        }
    }
}
