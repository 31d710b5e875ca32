package io.kafkactl.ops.topic.config;

import io.kafkactl.config.Durations;
import io.kafkactl.config.Sizes;
import io.kafkactl.error.KafkactlException;
import java.util.List;
import java.util.regex.Pattern;

/** A setting as people write and read it, {@code retention.ms=7d}, and as the number that a broker takes. */
public final class TopicConfigValue {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    private record Unit(String name, long size) {}

    private static final List<Unit> TIMES =
            List.of(new Unit("d", 86_400_000), new Unit("h", 3_600_000), new Unit("m", 60_000), new Unit("s", 1_000));
    private static final List<Unit> SIZES =
            List.of(new Unit("GiB", 1L << 30), new Unit("MiB", 1L << 20), new Unit("KiB", 1L << 10));

    private TopicConfigValue() {}

    /** Exit 4 for what is neither a number nor a duration or size, where the key wants one. */
    public static String of(String key, String value) {
        if (NUMBER.matcher(value).matches()) {
            return value;
        }
        try {
            if (key.endsWith(".ms")) {
                return Long.toString(Durations.parse(value).toMillis());
            }
            return key.endsWith(".bytes") ? Long.toString(Sizes.parse(value)) : value;
        } catch (IllegalArgumentException e) {
            throw KafkactlException.invalid("INVALID_CONFIG", key + ": " + e.getMessage(), null);
        }
    }

    /** {@code 604800000} of {@code retention.ms} is {@code 7d}; a value without unit stays as it is. */
    public static String words(String key, String value) {
        boolean time = key.endsWith(".ms");
        if (!NUMBER.matcher(value).matches() || (!time && !key.endsWith(".bytes"))) {
            return value;
        }
        if (value.equals("-1") || value.equals(Long.toString(Long.MAX_VALUE))) {
            return time ? "forever" : "unlimited";
        }
        long number = Long.parseLong(value);
        if (number < 0) {
            return value;
        }
        return (time ? TIMES : SIZES)
                .stream()
                        .filter(unit -> number > 0 && number % unit.size() == 0)
                        .findFirst()
                        .map(unit -> number / unit.size() + unit.name())
                        .orElse(number + (time ? "ms" : "B"));
    }
}
