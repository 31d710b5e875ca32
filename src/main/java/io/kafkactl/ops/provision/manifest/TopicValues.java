package io.kafkactl.ops.provision.manifest;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one place of a manifest says about a topic; null and empty where it says nothing.
 *
 * @param config as people write it
 * @param unset settings that go back to the brokers' default
 */
public record TopicValues(
        @Nullable Integer partitions,
        @Nullable Integer replicationFactor,
        Map<String, String> config,
        Set<String> unset) {
    public static final TopicValues NONE = new TopicValues(null, null, Map.of(), Set.of());
}
