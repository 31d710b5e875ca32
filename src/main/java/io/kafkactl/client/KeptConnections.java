package io.kafkactl.client;

import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Keeps the admin clients of a session open from one command to the next; producers, consumers and the registry's client
 * are each command's own.
 */
public final class KeptConnections implements AutoCloseable {
    /** Each has a thread and its buffers. */
    private static final int MOST = 4;

    /** A command that waits longer than the client was made for gets a new one. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What makes a client another client; the rules of a context are the command's affair. */
    private record Key(String bootstrapServers, Map<String, String> properties, List<Path> pluginPath) {}

    private final ConnectionFactory factory;
    private final Map<Key, Connection> kept = new LinkedHashMap<>(MOST, 0.75f, true);

    public KeptConnections(ConnectionFactory factory) {
        this.factory = factory;
    }

    /** What a command of the session opens its connections with. */
    public ConnectionFactory during(Cancellation cancellation) {
        return settings -> new Borrowed(factory.during(cancellation).open(settings), cancellation);
    }

    private synchronized Cluster cluster(ConnectionSettings settings, Cancellation cancellation) {
        Key key = new Key(settings.bootstrapServers(), settings.properties(), settings.pluginPath());
        Connection open = kept.get(key);
        if (open != null && open.settings().timeout().compareTo(settings.timeout()) < 0) {
            kept.remove(key);
            open.close();
            open = null;
        }
        if (open == null) {
            boolean patient = settings.timeout().compareTo(PATIENCE) > 0;
            open = factory.open(settings.withTimeout(patient ? settings.timeout() : PATIENCE));
        }
        Cluster cluster = open.cluster().during(settings, cancellation);
        kept.put(key, open);
        closeOldest();
        return cluster;
    }

    private void closeOldest() {
        Iterator<Connection> oldest = kept.values().iterator();
        while (kept.size() > MOST) {
            oldest.next().close();
            oldest.remove();
        }
    }

    /** The next command connects anew, as after a failure that an open client may go on having. */
    @Override
    public synchronized void close() {
        kept.values().forEach(Connection::close);
        kept.clear();
    }

    /** One command's connection: what it closes is its own. */
    private final class Borrowed implements Connection {
        private final Connection own;
        private final Cancellation cancellation;

        Borrowed(Connection own, Cancellation cancellation) {
            this.own = own;
            this.cancellation = cancellation;
        }

        @Override
        public ConnectionSettings settings() {
            return own.settings();
        }

        @Override
        public Cluster cluster() {
            return KeptConnections.this.cluster(own.settings(), cancellation);
        }

        @Override
        public Producer<byte[], byte[]> producer(Map<String, Object> overrides) {
            return own.producer(overrides);
        }

        @Override
        public Consumer<byte[], byte[]> consumer(Map<String, Object> overrides) {
            return own.consumer(overrides);
        }

        @Override
        public SchemaRegistry registry() {
            return own.registry();
        }

        @Override
        public void close() {
            own.close();
        }
    }
}
