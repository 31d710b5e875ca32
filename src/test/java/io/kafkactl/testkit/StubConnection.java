package io.kafkactl.testkit;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.client.ConnectionFactory;
import io.kafkactl.client.registry.Registries;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A cluster in memory, made of the client library's own mocks. */
public final class StubConnection implements ConnectionFactory {
    private static final Node NODE = new Node(0, "localhost", 9092);

    public final MockAdminClient admin = new MockAdminClient(List.of(NODE), NODE);
    public final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    /** What the commands asked of the producer, as overrides of its defaults. */
    public final Map<String, Object> producerOverrides = new HashMap<>();

    private Admin seen = admin;
    private Supplier<Consumer<byte[], byte[]>> consumers = () -> consumer;
    private Producer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    /** Tells each call of the admin client, as {@link ListeningAdmin} does. */
    public StubConnection calls(BiConsumer<String, Object[]> calls) {
        seen = ListeningAdmin.of(admin, calls);
        return this;
    }

    public MockProducer<byte[], byte[]> mockProducer() {
        return (MockProducer<byte[], byte[]>) producer;
    }

    public StubConnection producer(Producer<byte[], byte[]> value) {
        producer = value;
        return this;
    }

    /** For commands that open several consumers one after the other, each of which is closed. */
    public StubConnection consumers(Supplier<Consumer<byte[], byte[]>> value) {
        consumers = value;
        return this;
    }

    /** With empty logs; {@link #log} gives one of them records. */
    public StubConnection topic(String name, int partitions, Map<String, String> configs) {
        List<TopicPartitionInfo> infos = IntStream.range(0, partitions)
                .mapToObj(i -> new TopicPartitionInfo(i, NODE, List.of(NODE), List.of(NODE)))
                .toList();
        admin.addTopic(false, name, infos, configs);
        infos.forEach(info -> log(new TopicPartition(name, info.partition()), 0, 0));
        return this;
    }

    public StubConnection log(TopicPartition partition, long start, long end) {
        admin.updateBeginningOffsets(Map.of(partition, start));
        admin.updateEndOffsets(Map.of(partition, end));
        return this;
    }

    @Override
    public Connection open(ConnectionSettings settings) {
        return new Connection() {
            @Override
            public ConnectionSettings settings() {
                return settings;
            }

            @Override
            public Cluster cluster() {
                return new Cluster(seen, settings);
            }

            @Override
            public Producer<byte[], byte[]> producer(Map<String, Object> overrides) {
                producerOverrides.putAll(overrides);
                return producer;
            }

            @Override
            public Consumer<byte[], byte[]> consumer(Map<String, Object> overrides) {
                return consumers.get();
            }

            @Override
            public SchemaRegistry registry() {
                return Registries.open(settings, new Cancellation());
            }

            @Override
            public void close() {}
        };
    }
}
