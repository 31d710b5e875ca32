package io.kafkactl.ops.topic;

import io.kafkactl.config.Durations;
import io.kafkactl.config.Sizes;
import io.kafkactl.error.KafkactlException;
import java.util.regex.Pattern;

/** Turns a setting as people write it, {@code retention.ms=7d}, into the number that a broker takes. */
final class TopicConfigValue {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    private TopicConfigValue() {}

    static String of(String key, String value) {
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
}
