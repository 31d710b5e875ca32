package io.kafkactl.ops.topic.naming;

import io.kafkactl.config.SegmentSettings.LetterCase;
import io.kafkactl.error.SimilarName;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may stand in one segment of a name. */
sealed interface SegmentShape {
    Pattern VERSION_NUMBER = Pattern.compile("v[1-9][0-9]{0,3}");

    /** What is wrong with the text, completing "domain 'X' …"; null when nothing is. */
    @Nullable
    String problem(String text);

    /** The nearest text that may stand here; not always valid, as when nothing of it is left. */
    String suggestion(String text);

    /** What may stand here, completing "domain is …". */
    String allowed();

    /** Words in lower case with single hyphens. */
    record Kebab() implements SegmentShape {
        @Override
        public @Nullable String problem(String text) {
            if (text.isEmpty()) {
                return "is empty";
            }
            if (text.chars().anyMatch(c -> c >= 'A' && c <= 'Z')) {
                return "has upper-case letters";
            }
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-') {
                    return "has '" + c + "' in it";
                }
            }
            if (!isLetter(text.charAt(0))) {
                return "does not begin with a letter";
            }
            if (text.endsWith("-")) {
                return "ends with a hyphen";
            }
            return text.contains("--") ? "has two hyphens in a row" : null;
        }

        @Override
        public String suggestion(String text) {
            return Words.join(text, LetterCase.KEBAB);
        }

        @Override
        public String allowed() {
            return "lower-case letters, digits and single hyphens";
        }

        private static boolean isLetter(char c) {
            return c >= 'a' && c <= 'z';
        }
    }

    /** {@code v1}, {@code v2} and so on, up to four digits. */
    record Version() implements SegmentShape {
        @Override
        public @Nullable String problem(String text) {
            return VERSION_NUMBER.matcher(text).matches() ? null : "is no version: v1, v2 and so on are";
        }

        @Override
        public String suggestion(String text) {
            String digits = text.toLowerCase(Locale.ROOT).replaceFirst("^v(ersion)?[-_]?", "");
            return "v" + digits.replaceFirst("^0+(?=.)", "");
        }

        @Override
        public String allowed() {
            return "v1, v2 and so on";
        }
    }

    /** Words as for {@link Kebab}, but no version: the convention has none. */
    record Unversioned() implements SegmentShape {
        private static final Kebab WORDS = new Kebab();

        @Override
        public @Nullable String problem(String text) {
            return text.matches("v\\d+") ? "is a version, and names have none here" : WORDS.problem(text);
        }

        @Override
        public String suggestion(String text) {
            return WORDS.suggestion(text);
        }

        @Override
        public String allowed() {
            return WORDS.allowed() + ", and no version";
        }
    }

    /** One of a few words. */
    record OneOf(List<String> words) implements SegmentShape {
        @Override
        public @Nullable String problem(String text) {
            return words.contains(text) ? null : "is not one of " + String.join(", ", words);
        }

        @Override
        public String suggestion(String text) {
            return words.contains(text) ? text : SimilarName.of(text, words).orElse(text);
        }

        @Override
        public String allowed() {
            return "one of " + String.join(", ", words);
        }
    }

    /** Whatever a regular expression matches in full, within what {@code also} allows. */
    record Matching(String pattern, @Nullable SegmentShape also) implements SegmentShape {
        @Override
        public @Nullable String problem(String text) {
            String problem = also == null ? null : also.problem(text);
            if (problem != null || text.matches(pattern)) {
                return problem;
            }
            return text.isEmpty() ? "is empty" : "does not match " + pattern;
        }

        @Override
        public String suggestion(String text) {
            return text.matches(pattern) ? text : Words.join(text, LetterCase.KEBAB);
        }

        @Override
        public String allowed() {
            return (also == null ? "" : also.allowed() + ", and ") + "what matches " + pattern;
        }
    }

    /** Words joined in one way. */
    record InCase(LetterCase letterCase) implements SegmentShape {
        @Override
        public @Nullable String problem(String text) {
            if (text.isEmpty()) {
                return "is empty";
            }
            return text.matches(Words.pattern(letterCase)) ? null : "is not in " + allowed();
        }

        @Override
        public String suggestion(String text) {
            return text.matches(Words.pattern(letterCase)) ? text : Words.join(text, letterCase);
        }

        @Override
        public String allowed() {
            return letterCase + " case such as " + Words.join("price-update", letterCase);
        }
    }
}
