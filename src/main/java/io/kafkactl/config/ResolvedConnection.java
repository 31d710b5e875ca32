package io.kafkactl.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a connection, and where each of them comes from.
 *
 * @param context null where none is in use
 * @param origins of {@code context}, {@code bootstrapServers}, {@code schemaRegistry}, and each property under
 *     {@code properties.} and its name
 * @param warnings about the files that were read
 */
public record ResolvedConnection(
        ConnectionSettings settings,
        @Nullable StoredContext context,
        Map<String, Origin> origins,
        List<String> warnings) {
    /** That of a value nobody gave is kafkactl. */
    public Origin originOf(String key) {
        return origins.getOrDefault(key, Origin.byDefault("kafkactl"));
    }
}
