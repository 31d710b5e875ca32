package io.kafkactl.client;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.RegistryAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The house defaults of each client, and the order in which user properties override them. A file that was written for
 * an application may hold its group, serializers or offset reset; what our own reading and writing relies on is set
 * after it.
 */
final class ClientDefaults {
    private static final Set<String> PREFIXES = Set.of("admin.", "producer.", "consumer.");
    private static final int DELIVERY_TIMEOUT_MS = 120_000;

    private ClientDefaults() {}

    static Map<String, Object> admin(ConnectionSettings settings) {
        Map<String, Object> config = common(settings);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(settings));
        return withUser(config, settings, "admin.", AdminClientConfig.configNames());
    }

    static Map<String, Object> producer(ConnectionSettings settings) {
        Map<String, Object> config = common(settings);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis(settings));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        withUser(config, settings, "producer.", ProducerConfig.configNames());
        config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }

    static Map<String, Object> consumer(ConnectionSettings settings) {
        Map<String, Object> config = common(settings);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(settings));
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        withUser(config, settings, "consumer.", ConsumerConfig.configNames());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Expired offsets must fail loudly: a silent jump to the log start would skip or repeat records.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    private static Map<String, Object> common(ConnectionSettings settings) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "kafkactl");
        // One attempt must leave room for the whole call's time-out; the client refuses a longer request than call.
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, Math.min(30_000, millis(settings)));
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, Math.min(10_000L, millis(settings)));
        config.put("enable.metrics.push", false);
        config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        return config;
    }

    private static Map<String, Object> withUser(
            Map<String, Object> config, ConnectionSettings settings, String prefix, Set<String> known) {
        settings.properties().forEach((key, value) -> {
            // Clients share most keys; one that this client does not know belongs to another client.
            if (PREFIXES.stream().noneMatch(key::startsWith)
                    && !RegistryAddress.owns(key)
                    && (known.contains(key) || !isClientKey(key))) {
                config.put(key, value);
            }
        });
        settings.properties().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                config.put(key.substring(prefix.length()), value);
            }
        });
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return config;
    }

    private static boolean isClientKey(String key) {
        return AdminClientConfig.configNames().contains(key)
                || ProducerConfig.configNames().contains(key)
                || ConsumerConfig.configNames().contains(key);
    }

    private static int millis(ConnectionSettings settings) {
        return (int) Math.min(Integer.MAX_VALUE, settings.timeout().toMillis());
    }
}
