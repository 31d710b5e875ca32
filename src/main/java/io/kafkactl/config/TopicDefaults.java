package io.kafkactl.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a context says about new topics; null where it leaves the house default. */
public record TopicDefaults(
        @Nullable Integer partitions, @Nullable Integer replicationFactor, Map<String, String> config) {
    public static final TopicDefaults NONE = new TopicDefaults(null, null, Map.of());
}
