package io.kafkactl.client;

import io.kafkactl.client.plugin.Plugins;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.RegistryAddress;
import io.kafkactl.error.KafkactlException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Makes serializers and deserializers by the names of their classes, configured as an application's clients would. */
public final class PluginSerdes {
    private static final String REGISTRY_PREFIX = "registry.";

    private final ConnectionSettings settings;
    private final Plugins plugins;

    /** Secrets are fetched at once: classes of the user are given all properties. */
    public PluginSerdes(ConnectionSettings settings) {
        this.settings = SecretProperties.all(settings);
        this.plugins = new Plugins(settings);
    }

    /** Given the consumer's properties and the registry's; exit 4 when the class is none or cannot be configured. */
    public Deserializer<?> deserializer(String className, boolean isKey) {
        Deserializer<?> made = plugins.create(className, Deserializer.class);
        configure(className, () -> made.configure(withRegistry(ClientDefaults.consumer(settings)), isKey));
        return made;
    }

    /** Given the producer's properties and the registry's; exit 4 when the class is none or cannot be configured. */
    public Serializer<?> serializer(String className, boolean isKey) {
        Serializer<?> made = plugins.create(className, Serializer.class);
        configure(className, () -> made.configure(withRegistry(ClientDefaults.producer(settings)), isKey));
        return made;
    }

    /** Calls the code of a plug-in. */
    public <T> T call(Supplier<T> work) {
        return plugins.within(work);
    }

    private void configure(String className, Runnable work) {
        try {
            plugins.within(() -> {
                work.run();
                return true;
            });
        } catch (KafkactlException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw Plugins.invalid(className, "it cannot be configured: " + e, e);
        }
    }

    /** Under the names that the vendor's own serializers look for. */
    private Map<String, Object> withRegistry(Map<String, Object> config) {
        settings.properties().forEach((key, value) -> {
            if (key.startsWith(REGISTRY_PREFIX)) {
                config.put(key.substring(REGISTRY_PREFIX.length()), value);
            } else if (RegistryAddress.owns(key)) {
                config.put(key, value);
            }
        });
        if (!settings.schemaRegistry().isEmpty()) {
            config.putIfAbsent(RegistryAddress.VENDOR_PREFIX + "url", String.join(",", settings.schemaRegistry()));
        }
        return config;
    }
}
