package io.kafkactl.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the user said on the command line about where to connect. */
public record ConnectionRequest(
        @Nullable String context,
        @Nullable String bootstrapServers,
        @Nullable String schemaRegistry,
        @Nullable Path commandConfig,
        Map<String, String> properties,
        @Nullable String pluginPath,
        Duration timeout) {
    /** With no other plug-ins than those of the user's own folder. */
    public ConnectionRequest(
            @Nullable String context,
            @Nullable String bootstrapServers,
            @Nullable String schemaRegistry,
            @Nullable Path commandConfig,
            Map<String, String> properties,
            Duration timeout) {
        this(context, bootstrapServers, schemaRegistry, commandConfig, properties, null, timeout);
    }
}
