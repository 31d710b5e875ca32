package io.kafkactl.testkit;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.client.ConnectionFactory;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Tells which admin clients are opened and closed.
 *
 * @param admins gets a line such as {@code open here:9092} for each
 */
public record CountingConnections(ConnectionFactory counted, List<String> admins) implements ConnectionFactory {
    @Override
    public Connection open(ConnectionSettings settings) {
        return new Counted(counted.open(settings), admins);
    }

    @Override
    public ConnectionFactory during(Cancellation cancellation) {
        return new CountingConnections(counted.during(cancellation), admins);
    }

    private static final class Counted implements Connection {
        private final Connection connection;
        private final List<String> admins;
        private boolean open;

        Counted(Connection connection, List<String> admins) {
            this.connection = connection;
            this.admins = admins;
        }

        @Override
        public ConnectionSettings settings() {
            return connection.settings();
        }

        @Override
        public Cluster cluster() {
            if (!open) {
                open = true;
                admins.add("open " + settings().bootstrapServers());
            }
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
        public SchemaRegistry registry() {
            return connection.registry();
        }

        @Override
        public void close() {
            if (open) {
                admins.add("close " + settings().bootstrapServers());
            }
            connection.close();
        }
    }
}
