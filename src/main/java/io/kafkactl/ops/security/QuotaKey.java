package io.kafkactl.ops.security;

import io.kafkactl.config.Sizes;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a quota limits; brokers keep all as numbers. */
public enum QuotaKey {
    PRODUCER_BYTE_RATE("bytes a second, on each broker"),
    CONSUMER_BYTE_RATE("bytes a second, on each broker"),
    REQUEST_PERCENTAGE("percent of one thread's time, on each broker"),
    CONTROLLER_MUTATION_RATE("partitions created or deleted a second"),
    CONNECTION_CREATION_RATE("connections a second, on each broker");

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)(?:%|/s)?");

    private final String unit;

    QuotaKey(String unit) {
        this.unit = unit;
    }

    /** As Kafka spells it; hyphens will do. Exit 2 for any other. */
    public static QuotaKey of(String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known =
                            Arrays.stream(values()).map(QuotaKey::toString).toList();
                    return KafkactlException.usage(
                            "there is no quota '" + text + "'",
                            SimilarName.of(text, known)
                                    .map(similar -> "did you mean '" + similar + "'?")
                                    .orElse("there are " + String.join(", ", known)));
                });
    }

    /** Exit 4 for what is no value of this quota. */
    public double parse(String text) {
        try {
            double value = isBytes() ? Sizes.parse(text.replaceFirst("/s$", "")) : number(text);
            if (value > 0) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            throw invalid(text, e.getMessage());
        }
        throw invalid(text, "'" + text + "' would let nothing through");
    }

    private static double number(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no number such as 50 or 12.5");
        }
        return Double.parseDouble(number.group(1));
    }

    private KafkactlException invalid(String text, @Nullable String why) {
        return KafkactlException.invalid("INVALID_QUOTA", this + "=" + text + ": " + why, this + " is in " + unit);
    }

    private boolean isBytes() {
        return this == PRODUCER_BYTE_RATE || this == CONSUMER_BYTE_RATE;
    }

    /** For people: {@code 10.0 MiB/s}. */
    static String words(String key, double value) {
        boolean bytes = key.endsWith("_byte_rate") && value < Long.MAX_VALUE;
        if (bytes && value >= 1) {
            return Sizes.words((long) value) + "/s";
        }
        String number = value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
        return number + (key.endsWith("percentage") ? "%" : "/s");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
