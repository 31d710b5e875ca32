package io.kafkactl.ops.topic.naming;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One part of a topic's name: its role, and what may stand in it. */
enum Segment {
    DOMAIN("domain"),
    ENTITY("entity"),
    EVENT_TYPE("event-type"),
    VERSION("version");

    private static final int MAX_VERSION_DIGITS = 4;

    private final String role;

    Segment(String role) {
        this.role = role;
    }

    String role() {
        return role;
    }

    Optional<NamingViolation> violation(String text) {
        String problem = this == VERSION ? versionProblem(text) : wordProblem(text);
        if (problem == null) {
            return Optional.empty();
        }
        String suggestion = suggestion(text);
        boolean better = !suggestion.equals(text) && isValid(suggestion);
        return Optional.of(new NamingViolation(role + " '" + text + "'", problem, better ? suggestion : null));
    }

    boolean isValid(String text) {
        return (this == VERSION ? versionProblem(text) : wordProblem(text)) == null;
    }

    /** The nearest text that may stand here; not always valid, as when nothing of it is left. */
    String suggestion(String text) {
        if (this != VERSION) {
            return kebab(text);
        }
        String digits = text.toLowerCase(Locale.ROOT).replaceFirst("^v(ersion)?[-_]?", "");
        return "v" + digits.replaceFirst("^0+(?=.)", "");
    }

    private static @Nullable String versionProblem(String text) {
        String digits = text.startsWith("v") ? text.substring(1) : "";
        boolean number = !digits.isEmpty()
                && digits.length() <= MAX_VERSION_DIGITS
                && digits.charAt(0) != '0'
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? null : "is no version: v1, v2 and so on are";
    }

    private static @Nullable String wordProblem(String text) {
        if (text.isEmpty()) {
            return "is empty";
        }
        if (text.chars().anyMatch(c -> c >= 'A' && c <= 'Z')) {
            return "has upper-case letters";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !isDigit(c) && c != '-') {
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

    /** {@code PriceUpdate}, {@code Price_Update} and {@code priceUPDATE} become {@code price-update}. */
    private static String kebab(String text) {
        String words = text.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replaceAll("([A-Z])([A-Z][a-z])", "$1-$2");
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+", "")
                .replaceAll("-+$", "");
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
