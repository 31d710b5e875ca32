package io.kafkactl.client;

import io.kafkactl.client.plugin.Plugins;
import io.kafkactl.client.registry.Registries;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Connects to a real cluster; the admin client and the registry are opened on first use. */
public final class KafkaConnection implements Connection {
    private final ConnectionSettings settings;
    private final Cancellation cancellation;
    private final Plugins plugins;
    private @Nullable ConnectionSettings forClients;
    private @Nullable Admin admin;
    private @Nullable SchemaRegistry registry;

    public KafkaConnection(ConnectionSettings settings) {
        this(settings, new Cancellation());
    }

    /** Waiting for an answer ends when the user asks to stop. */
    public KafkaConnection(ConnectionSettings settings, Cancellation cancellation) {
        this.settings = settings;
        this.cancellation = cancellation;
        this.plugins = new Plugins(settings);
    }

    @Override
    public ConnectionSettings settings() {
        return settings;
    }

    @Override
    public synchronized Cluster cluster() {
        Admin open = admin;
        if (open == null) {
            open = create(() -> Admin.create(ClientDefaults.admin(forClients())));
            admin = open;
        }
        return new Cluster(open, settings, cancellation);
    }

    @Override
    public Producer<byte[], byte[]> producer(Map<String, Object> overrides) {
        return create(() -> {
            Map<String, Object> config = ClientDefaults.producer(forClients());
            config.putAll(overrides);
            return new KafkaProducer<>(config);
        });
    }

    @Override
    public Consumer<byte[], byte[]> consumer(Map<String, Object> overrides) {
        return create(() -> {
            Map<String, Object> config = ClientDefaults.consumer(forClients());
            config.putAll(overrides);
            return new KafkaConsumer<>(config);
        });
    }

    @Override
    public synchronized SchemaRegistry registry() {
        SchemaRegistry open = registry;
        if (open == null) {
            settings.requireSchemaRegistry();
            open = Registries.open(SecretProperties.all(settings), cancellation);
            registry = open;
        }
        return open;
    }

    /** With secrets in place of references; {@link #settings} goes on showing the references. */
    private synchronized ConnectionSettings forClients() {
        ConnectionSettings known = forClients;
        if (known == null) {
            known = SecretProperties.forBrokers(settings);
            forClients = known;
        }
        return known;
    }

    private <T> T create(Supplier<T> client) {
        if (settings.bootstrapServers().isEmpty()) {
            throw KafkactlException.usage("no brokers to connect to", "add -b HOST:PORT or -c NAME");
        }
        try {
            Map<String, String> properties = forClients().properties();
            return OAuthLogin.during(properties, () -> plugins.during(properties.values(), client));
        } catch (KafkaException e) {
            throw KafkaErrors.translate("connect", e, settings);
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            // A broker that is gone must not hold the exit back.
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
        if (registry != null) {
            registry.close();
            registry = null;
        }
    }
}
