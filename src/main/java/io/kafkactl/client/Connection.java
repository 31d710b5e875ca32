package io.kafkactl.client;

import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** The way to one cluster: clients with the house defaults, the shared ones closed together. */
public interface Connection extends AutoCloseable {
    ConnectionSettings settings();

    /** The cluster's metadata and administration, every call bounded by the time-out. */
    Cluster cluster();

    /** A new producer that the caller closes; {@code overrides} win over defaults and user properties. */
    Producer<byte[], byte[]> producer(Map<String, Object> overrides);

    /** A new consumer that the caller closes; no group and read_committed unless overridden. */
    Consumer<byte[], byte[]> consumer(Map<String, Object> overrides);

    /** Whether the settings name a schema registry. */
    default boolean hasRegistry() {
        return !settings().schemaRegistry().isEmpty();
    }

    /** The schema registry, one for the connection and closed with it; exit 2 when nothing says where it is. */
    SchemaRegistry registry();

    @Override
    void close();
}
