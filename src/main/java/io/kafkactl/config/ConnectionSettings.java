package io.kafkactl.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command connects and what it may do there, after context, flags and files were merged.
 *
 * @param properties client properties as given; a key may start with {@code admin.}, {@code producer.}, {@code consumer.}
 *     or {@code registry.}, and then belongs to that client alone
 * @param timeout the longest wait for one answer of the cluster
 */
public record ConnectionSettings(
        @Nullable String contextName,
        String bootstrapServers,
        Map<String, String> properties,
        Duration timeout,
        boolean protectedContext,
        boolean readOnly,
        boolean requireKey,
        HouseRules rules,
        DlqSettings dlq) {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** An address without a context: house defaults everywhere. */
    public static ConnectionSettings to(String bootstrapServers) {
        return new ConnectionSettings(
                null,
                bootstrapServers,
                Map.of(),
                DEFAULT_TIMEOUT,
                false,
                false,
                false,
                HouseRules.DEFAULT,
                DlqSettings.DEFAULT);
    }

    /** The same address, properties and time-out under the rules of a context. */
    public ConnectionSettings under(Context context) {
        return new ConnectionSettings(
                context.name(),
                bootstrapServers,
                properties,
                timeout,
                context.protectedContext(),
                context.readOnly(),
                context.requireKey(),
                context.rules(),
                context.dlq());
    }

    /** What the user set for one kind of client, named by its prefix with the dot, or else for all. */
    public Optional<String> property(String prefix, String key) {
        return Optional.ofNullable(properties.get(prefix + key)).or(() -> Optional.ofNullable(properties.get(key)));
    }

    public ConnectionSettings withProperties(Map<String, String> value) {
        return new ConnectionSettings(
                contextName, bootstrapServers, value, timeout, protectedContext, readOnly, requireKey, rules, dlq);
    }

    public ConnectionSettings withTimeout(Duration value) {
        return new ConnectionSettings(
                contextName, bootstrapServers, properties, value, protectedContext, readOnly, requireKey, rules, dlq);
    }
}
