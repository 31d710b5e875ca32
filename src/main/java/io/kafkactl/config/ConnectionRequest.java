package io.kafkactl.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
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
    static final String ADDRESS_KEY = "bootstrap.servers";

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

    /** The same in a context. */
    public ConnectionRequest in(String name) {
        return new ConnectionRequest(
                name, bootstrapServers, schemaRegistry, commandConfig, properties, pluginPath, timeout);
    }

    /**
     * With what the session around the command says where this says nothing. Who names a context or brokers takes
     * nothing of where the session connects, least of all its credentials.
     */
    public ConnectionRequest within(ConnectionRequest session) {
        String plugins = pluginPath == null ? session.pluginPath : pluginPath;
        if (context != null || bootstrapServers != null || properties.containsKey(ADDRESS_KEY)) {
            return new ConnectionRequest(
                    context, bootstrapServers, schemaRegistry, commandConfig, properties, plugins, timeout);
        }
        Map<String, String> both = new LinkedHashMap<>(session.properties);
        both.putAll(properties);
        return new ConnectionRequest(
                session.context,
                session.bootstrapServers,
                schemaRegistry == null ? session.schemaRegistry : schemaRegistry,
                commandConfig == null ? session.commandConfig : commandConfig,
                both,
                plugins,
                timeout);
    }
}
