package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command connects and what it may do there, after context, flags and files were merged.
 *
 * @param bootstrapServers empty where a command asked for the schema registry alone and nothing names brokers
 * @param schemaRegistry addresses of one registry, in the order they are tried; a name and password may stand in them
 * @param properties client properties as given, with references to secrets in place of secrets; a key may start with {@code admin.}, {@code producer.}, {@code consumer.}
 *     or {@code registry.}, and then belongs to that client alone
 * @param color of the context's name in prompts; null for no colour of its own
 * @param pluginPath jars and folders of jars whose classes the properties may name
 * @param timeout the longest wait for one answer of the cluster
 * @param secrets fetches what references among the properties stand for
 */
public record ConnectionSettings(
        @Nullable String contextName,
        String bootstrapServers,
        List<String> schemaRegistry,
        Map<String, String> properties,
        Duration timeout,
        boolean protectedContext,
        boolean readOnly,
        boolean requireKey,
        HouseRules rules,
        DlqSettings dlq,
        @Nullable String color,
        List<Path> pluginPath,
        Secrets secrets) {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public ConnectionSettings {
        schemaRegistry = List.copyOf(schemaRegistry);
        pluginPath = List.copyOf(pluginPath);
    }

    /** An address without a context: house defaults everywhere. */
    public static ConnectionSettings to(String bootstrapServers) {
        return new ConnectionSettings(
                null,
                bootstrapServers,
                List.of(),
                Map.of(),
                DEFAULT_TIMEOUT,
                false,
                false,
                false,
                HouseRules.DEFAULT,
                DlqSettings.DEFAULT,
                null,
                List.of(),
                Secrets.NO_ENVIRONMENT);
    }

    /** The same address, properties and time-out under the rules of a context. */
    public ConnectionSettings under(Context context) {
        return new ConnectionSettings(
                context.name(),
                bootstrapServers,
                schemaRegistry,
                properties,
                timeout,
                context.protectedContext(),
                context.readOnly(),
                context.requireKey(),
                context.rules(),
                context.dlq(),
                context.promptColor(),
                pluginPath,
                secrets);
    }

    /** The same as protected, under its context's name or else the given one. */
    public ConnectionSettings protectedAs(String name) {
        return new ConnectionSettings(
                contextName == null ? name : contextName,
                bootstrapServers,
                schemaRegistry,
                properties,
                timeout,
                true,
                readOnly,
                requireKey,
                rules,
                dlq,
                "red",
                pluginPath,
                secrets);
    }

    /** What the user set for one kind of client, named by its prefix with the dot, or else for all. */
    public Optional<String> property(String prefix, String key) {
        return Optional.ofNullable(properties.get(prefix + key)).or(() -> Optional.ofNullable(properties.get(key)));
    }

    public ConnectionSettings withProperties(Map<String, String> value) {
        return with(schemaRegistry, value, timeout, pluginPath, secrets);
    }

    public ConnectionSettings withTimeout(Duration value) {
        return with(schemaRegistry, properties, value, pluginPath, secrets);
    }

    public ConnectionSettings withSchemaRegistry(List<String> value) {
        return with(value, properties, timeout, pluginPath, secrets);
    }

    public ConnectionSettings withPluginPath(List<Path> value) {
        return with(schemaRegistry, properties, timeout, value, secrets);
    }

    public ConnectionSettings withSecrets(Secrets value) {
        return with(schemaRegistry, properties, timeout, pluginPath, value);
    }

    /** Exit 2 when nothing says where the registry is. */
    public void requireSchemaRegistry() {
        if (schemaRegistry.isEmpty()) {
            throw KafkactlException.usage(
                    "no schema registry to connect to"
                            + (contextName == null ? "" : ": context '" + contextName + "' names none"),
                    "add --schema-registry URL, or schemaRegistry to the context");
        }
    }

    private ConnectionSettings with(
            List<String> registry,
            Map<String, String> values,
            Duration longest,
            List<Path> plugins,
            Secrets references) {
        return new ConnectionSettings(
                contextName,
                bootstrapServers,
                registry,
                values,
                longest,
                protectedContext,
                readOnly,
                requireKey,
                rules,
                dlq,
                color,
                plugins,
                references);
    }
}
