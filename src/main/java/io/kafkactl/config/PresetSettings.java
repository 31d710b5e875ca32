package io.kafkactl.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A preset that a context defines; null where it leaves what it extends.
 *
 * @param parent the preset that it extends
 */
public record PresetSettings(
        @Nullable String parent,
        @Nullable Integer partitions,
        @Nullable Integer replicationFactor,
        Map<String, String> config,
        @Nullable Boolean deleteProtection,
        @Nullable Boolean keyRequired,
        @Nullable String reason) {
    /** Those that need no context. */
    public static final List<String> BUILT_IN = List.of("price-ticks", "news", "audit", "changelog");
}
