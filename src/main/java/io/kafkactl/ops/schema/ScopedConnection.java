package io.kafkactl.ops.schema;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** A connection whose registry is one context of the real one. */
public final class ScopedConnection implements Connection {
    private final Connection connection;
    private final String schemaContext;

    public ScopedConnection(Connection connection, String schemaContext) {
        this.connection = connection;
        this.schemaContext = schemaContext;
    }

    @Override
    public ConnectionSettings settings() {
        return connection.settings();
    }

    @Override
    public Cluster cluster() {
        return connection.cluster();
    }

    @Override
    public Producer<byte[], byte[]> producer(Map<String, Object> overrides) {
        return connection.producer(overrides);
    }

    @Override
    public Consumer<byte[], byte[]> consumer(Map<String, Object> overrides) {
        return connection.consumer(overrides);
    }

    @Override
    public boolean hasRegistry() {
        return connection.hasRegistry();
    }

    @Override
    public SchemaRegistry registry() {
        return RegistryView.of(connection.registry(), schemaContext).subjects();
    }

    @Override
    public void close() {
        connection.close();
    }
}
