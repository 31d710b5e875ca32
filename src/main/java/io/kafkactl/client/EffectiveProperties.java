package io.kafkactl.client;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.Masking;
import io.kafkactl.config.Origin;
import io.kafkactl.config.ResolvedConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;

/** What each client would be given, and where each value comes from; no secret is fetched and nothing connected. */
public final class EffectiveProperties {
    /**
     * One property of one client.
     *
     * @param key with the prefix by which {@code -X} sets it for this client alone
     * @param value as it may be seen
     */
    public record Property(String key, String value, Origin origin) {}

    private EffectiveProperties() {}

    /** Those of the admin client, the producer and the consumer that are not Kafka's own defaults. */
    public static List<Property> of(ResolvedConnection resolved) {
        ConnectionSettings settings = resolved.settings();
        List<Property> properties = new ArrayList<>();
        add(properties, "admin.", ClientDefaults.admin(settings), resolved);
        add(properties, "producer.", ClientDefaults.producer(settings), resolved);
        add(properties, "consumer.", ClientDefaults.consumer(settings), resolved);
        return properties;
    }

    private static void add(
            List<Property> properties, String prefix, Map<String, Object> config, ResolvedConnection resolved) {
        config.forEach((key, value) -> {
            String text = value instanceof Class<?> type ? type.getName() : String.valueOf(value);
            properties.add(new Property(prefix + key, Masking.value(key, text), origin(prefix, key, text, resolved)));
        });
    }

    private static Origin origin(String prefix, String key, String value, ResolvedConnection resolved) {
        if (key.equals(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            return resolved.originOf("bootstrapServers");
        }
        Map<String, String> given = resolved.settings().properties();
        Optional<String> name = given.containsKey(prefix + key)
                ? Optional.of(prefix + key)
                : Optional.of(key).filter(given::containsKey);
        if (name.isEmpty()) {
            return Origin.byDefault("kafkactl");
        }
        return value.equals(given.get(name.get()))
                ? resolved.originOf("properties." + name.get())
                : Origin.byDefault("kafkactl, whatever is set");
    }
}
