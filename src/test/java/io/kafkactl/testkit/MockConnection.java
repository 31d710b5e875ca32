package io.kafkactl.testkit;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.Registries;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** A connection over an admin client of the test's own; there is nothing to produce to or consume from. */
public record MockConnection(Admin admin, ConnectionSettings settings) implements Connection {
    @Override
    public Cluster cluster() {
        return new Cluster(admin, settings);
    }

    @Override
    public Producer<byte[], byte[]> producer(Map<String, Object> overrides) {
        throw new UnsupportedOperationException("no producer here");
    }

    @Override
    public Consumer<byte[], byte[]> consumer(Map<String, Object> overrides) {
        throw new UnsupportedOperationException("no consumer here");
    }

    @Override
    public SchemaRegistry registry() {
        return Registries.open(settings, new Cancellation());
    }

    /** Leaves the admin client open: a test runs several commands against it. */
    @Override
    public void close() {}
}
