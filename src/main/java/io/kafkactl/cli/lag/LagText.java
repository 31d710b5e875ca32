package io.kafkactl.cli.lag;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers of lag as people read them. */
final class LagText {
    private LagText() {}

    /** {@code ≥} where something could not be read, {@code ~} where offsets without a record are counted. */
    static @Nullable String lag(@Nullable Long lag, boolean complete, boolean approx) {
        return lag == null ? null : (complete ? "" : "≥") + (approx ? "~" : "") + lag;
    }

    /** {@code ~} where it was searched by timestamp. */
    static @Nullable String age(@Nullable Long millis, boolean estimated) {
        return millis == null ? null : (estimated ? "~" : "") + duration(Duration.ofMillis(millis));
    }

    /** The two largest units. */
    static String duration(Duration duration) {
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

    /** Records a second. */
    static @Nullable String rate(@Nullable Double rate) {
        if (rate == null) {
            return null;
        }
        return String.format(Locale.ROOT, Math.abs(rate) < 10 ? "%.1f/s" : "%.0f/s", rate == 0 ? 0.0 : rate);
    }
}
