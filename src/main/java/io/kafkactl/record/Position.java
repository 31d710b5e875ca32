package io.kafkactl.record;

import io.kafkactl.config.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** A place in every partition, as the user wrote it: {@code start end N +N -N @TIME @-DURATION}. */
public sealed interface Position {
    Pattern DIGITS = Pattern.compile("\\d{1,19}");
    Position START = new FromStart(0);
    Position END = new BeforeEnd(0);

    /** That offset; outside of the log it is an error. */
    record Offset(long offset) implements Position {}

    /** So many offsets after the log start, at most the end. */
    record FromStart(long count) implements Position {}

    /** So many offsets before the end, at least the log start. */
    record BeforeEnd(long count) implements Position {}

    /** The first record that is not older than this time, else the end. */
    record AtTime(long epochMillis) implements Position {}

    /** The first record that is not older than this age, else the end. */
    record Ago(Duration age) implements Position {}

    /** Throws IllegalArgumentException, with a message fit for the user, for anything that is not a position. */
    static Position parse(String text) {
        try {
            if (text.equals("start")) {
                return START;
            }
            if (text.equals("end")) {
                return END;
            }
            if (text.startsWith("+")) {
                return new FromStart(count(text.substring(1)));
            }
            if (text.startsWith("-")) {
                return new BeforeEnd(count(text.substring(1)));
            }
            if (text.startsWith("@-")) {
                return new Ago(
                        Duration.ofMillis(Durations.parse(text.substring(2)).toMillis()));
            }
            return text.startsWith("@") ? new AtTime(millis(text.substring(1))) : new Offset(count(text));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a position: start, end, N, +N, -N, @2026-01-31T10:00:00Z, "
                            + "@epochMillis or @-1h",
                    e);
        }
    }

    private static long count(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException(digits);
        }
        return Long.parseLong(digits);
    }

    /**
     * Milliseconds since the epoch, from that number, a date or an ISO-8601 time, in UTC where it names no zone.
     *
     * @throws IllegalArgumentException for anything else
     */
    static long millis(String text) {
        try {
            return parsedMillis(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time: 2026-01-31T10:00:00Z or milliseconds since 1970", e);
        }
    }

    private static long parsedMillis(String text) {
        if (DIGITS.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        if (!text.contains("T")) {
            return LocalDate.parse(text)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        }
        boolean zoned = text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)");
        Instant instant = zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        return instant.toEpochMilli();
    }
}
