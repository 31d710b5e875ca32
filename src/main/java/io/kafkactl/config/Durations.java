package io.kafkactl.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms 30s 5m 12h 7d} or ISO-8601 such as {@code PT6H}. */
public final class Durations {
    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Map<String, Long> UNIT_MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Durations() {}

    /** Throws IllegalArgumentException, with a message fit for the user, for anything else than a duration ≥ 0. */
    public static Duration parse(String text) {
        Matcher simple = SIMPLE.matcher(text);
        try {
            if (simple.matches()) {
                long unit = UNIT_MILLIS.getOrDefault(simple.group(2), 1L);
                return Duration.ofMillis(Math.multiplyExact(Long.parseLong(simple.group(1)), unit));
            }
            if (text.startsWith("P")) {
                Duration iso = Duration.parse(text);
                if (!iso.isNegative()) {
                    return iso;
                }
            }
        } catch (ArithmeticException | DateTimeParseException e) {
            throw new IllegalArgumentException(complaint(text), e);
        }
        throw new IllegalArgumentException(complaint(text));
    }

    /** The two largest units, for people: {@code 1d4h}, {@code 12s}. */
    public static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d" + duration.toHoursPart() + "h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h" + duration.toMinutesPart() + "m";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + "m" + duration.toSecondsPart() + "s";
        }
        return duration.toSeconds() + "s";
    }

    private static String complaint(String text) {
        return "'" + text + "' is not a duration such as 500ms, 30s, 5m, 12h, 7d or PT6H";
    }
}
