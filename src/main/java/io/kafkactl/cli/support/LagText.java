package io.kafkactl.cli.support;

import io.kafkactl.config.Durations;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers of lag as people read them. */
public final class LagText {
    private LagText() {}

    /** {@code ≥} where something could not be read, {@code ~} where offsets without a record are counted. */
    public static @Nullable String lag(@Nullable Long lag, boolean complete, boolean approx) {
        return lag == null ? null : (complete ? "" : "≥") + (approx ? "~" : "") + lag;
    }

    /** {@code ~} where it was searched by timestamp. */
    public static @Nullable String age(@Nullable Long millis, boolean estimated) {
        return millis == null ? null : (estimated ? "~" : "") + Durations.words(Duration.ofMillis(millis));
    }

    /** Records a second. */
    public static @Nullable String rate(@Nullable Double rate) {
        if (rate == null) {
            return null;
        }
        return String.format(Locale.ROOT, Math.abs(rate) < 10 ? "%.1f/s" : "%.0f/s", rate == 0 ? 0.0 : rate);
    }
}
