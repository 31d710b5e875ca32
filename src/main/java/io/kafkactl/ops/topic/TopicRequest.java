package io.kafkactl.ops.topic;

import io.kafkactl.error.KafkactlException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the user said about new topics; null where the defaults decide. */
public record TopicRequest(
        @Nullable String preset,
        @Nullable Integer partitions,
        @Nullable Integer replicationFactor,
        Map<String, String> config) {

    /** Exit 4 for numbers that no topic can have. */
    public TopicRequest {
        requirePositive("--partitions", partitions, Integer.MAX_VALUE);
        requirePositive("--replication-factor", replicationFactor, Short.MAX_VALUE);
    }

    private static void requirePositive(String option, @Nullable Integer value, int max) {
        if (value != null && (value < 1 || value > max)) {
            throw KafkactlException.invalid(
                    "INVALID_VALUE", option + " " + value + " is not between 1 and " + max, null);
        }
    }
}
