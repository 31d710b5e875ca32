package io.kafkactl.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rates as people write them: {@code 500/s 90/m 10/h}, or {@code 500} for those of a second. */
public final class Rates {
    private static final Pattern RATE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(?:/(s|m|h))?");
    private static final Map<String, Double> UNIT_SECONDS = Map.of("s", 1.0, "m", 60.0, "h", 3_600.0);

    private Rates() {}

    /** How many a second; throws IllegalArgumentException, with a message fit for the user, for anything else than a rate > 0. */
    public static double perSecond(String text) {
        Matcher rate = RATE.matcher(text);
        double count = rate.matches() ? Double.parseDouble(rate.group(1)) : 0;
        if (count <= 0) {
            throw new IllegalArgumentException("'" + text + "' is not a rate such as 500/s, 90/m or 10/h");
        }
        return count / (rate.group(2) == null ? 1.0 : UNIT_SECONDS.getOrDefault(rate.group(2), 1.0));
    }
}
