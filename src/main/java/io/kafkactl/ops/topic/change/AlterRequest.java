package io.kafkactl.ops.topic.change;

import io.kafkactl.error.KafkactlException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of topics; null and empty leave things as they are.
 *
 * @param config settings as people write them
 * @param unset settings that go back to the brokers' default
 * @param allowPartitionIncrease keys may move to other partitions
 */
public record AlterRequest(
        Map<String, String> config,
        Set<String> unset,
        @Nullable Integer partitions,
        @Nullable Integer replicationFactor,
        boolean allowPartitionIncrease) {

    /** Exit 2 when there is nothing to do or a key is set and unset, exit 4 for numbers that no topic can have. */
    public AlterRequest {
        if (config.isEmpty() && unset.isEmpty() && partitions == null && replicationFactor == null) {
            throw KafkactlException.usage(
                    "nothing to change", "say --config KEY=VALUE, --unset KEY, -p N or -r N; --status shows moves");
        }
        for (String key : unset) {
            if (config.containsKey(key)) {
                throw KafkactlException.usage("'" + key + "' is in --config and in --unset", "one of them is meant");
            }
        }
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
