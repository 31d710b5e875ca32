package io.kafkactl.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Plain clients of one cluster, with none of the code under test in between. */
public final class TestCluster implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private @Nullable Admin admin;

    public TestCluster(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    public synchronized Admin admin() {
        Admin existing = admin;
        if (existing == null) {
            existing = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
            admin = existing;
        }
        return existing;
    }

    /** Returns when a broker is there for clients. */
    void awaitAnswer() {
        Await.until("a broker answers", this::answers);
    }

    private boolean answers() {
        try {
            return !get(admin().describeCluster().nodes()).isEmpty();
        } catch (KafkaException e) {
            return false;
        }
    }

    /** A new topic with a unique name under the convention; see {@link TestTopics}. */
    public String createTopic(String domainEntityEvent, int partitions) {
        String name = TestTopics.unique(domainEntityEvent);
        createTopic(name, partitions, Map.of());
        return name;
    }

    /** Returns when every partition has a leader that knows it; one that does not yet confuses idempotent producers. */
    public void createTopic(String name, int partitions, Map<String, String> configs) {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs);
        get(admin().createTopics(List.of(topic)).all());
        awaitLeaders(name, partitions);
    }

    /** Returns when every partition of a topic that was just made or grew takes and gives records. */
    public void awaitLeaders(String topic, int partitions) {
        Await.until("topic " + topic + " has leaders", () -> hasLeaders(topic, partitions));
        Await.until("topic " + topic + " is led", () -> isLed(topic, partitions));
    }

    /** Exactly these records, in this order; every one acknowledged. */
    public List<RecordMetadata> produce(Collection<ProducerRecord<byte[], byte[]>> records) {
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            producer.flush();
            return sent.stream().map(TestCluster::get).toList();
        }
    }

    /** The caller closes it. */
    public Producer<byte[], byte[]> producer(Map<String, Object> overrides) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.putAll(overrides);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The caller closes it. */
    public Consumer<byte[], byte[]> consumer(Map<String, Object> overrides) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.putAll(overrides);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * All records that an application with {@code read_committed} sees once the transactions that were decided have their
     * markers; partition by partition, in order. A commit is answered before its markers are written (the coordinator's
     * PREPARE_COMMIT), so what was just committed may still lie behind the last stable offset. Open ones are not awaited.
     */
    public List<ConsumerRecord<byte[], byte[]>> readCommitted(String topic) {
        awaitMarkers();
        return read(topic, IsolationLevel.READ_COMMITTED);
    }

    /** Returns when no transaction that was committed or aborted lacks a marker; what is still open is not awaited. */
    public void awaitMarkers() {
        Await.until("decided transactions have their markers", this::nothingIsBeingCompleted);
    }

    /** All records in the log, those of open and aborted transactions too; partition by partition, in order. */
    public List<ConsumerRecord<byte[], byte[]>> readUncommitted(String topic) {
        return read(topic, IsolationLevel.READ_UNCOMMITTED);
    }

    /** Where the next record goes, by partition; transaction markers count. */
    public Map<Integer, Long> endOffsets(String topic) {
        try (Consumer<byte[], byte[]> consumer = consumer(Map.of())) {
            Map<Integer, Long> ends = new TreeMap<>();
            consumer.endOffsets(partitions(consumer, topic)).forEach((tp, end) -> ends.put(tp.partition(), end));
            return ends;
        }
    }

    /** Of a group that has committed in one topic, by partition. */
    public Map<Integer, Long> committedOffsets(String group) {
        Map<Integer, Long> offsets = new TreeMap<>();
        get(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> offsets.put(partition.partition(), offset.offset()));
        return offsets;
    }

    /** Whether all replicas of every partition, those of Kafka's own topics too, have caught up. */
    public boolean isInSync() {
        Set<String> topics = get(
                admin().listTopics(new ListTopicsOptions().listInternal(true)).names());
        return get(admin().describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition ->
                        partition.isr().size() == partition.replicas().size());
    }

    /** The result, or the client's own exception, within a minute. */
    public static <T> T get(Future<T> future) {
        try {
            return future.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer within " + LONGEST.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic, IsolationLevel isolation) {
        try (Consumer<byte[], byte[]> consumer =
                consumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString()))) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<Integer, List<ConsumerRecord<byte[], byte[]>>> found = new TreeMap<>();
            Await.until("topic " + topic + " is read to its end", () -> {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(r -> found.computeIfAbsent(r.partition(), p -> new ArrayList<>())
                                .add(r));
                return partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L));
            });
            return found.values().stream().flatMap(List::stream).toList();
        }
    }

    private boolean nothingIsBeingCompleted() {
        ListTransactionsOptions beingCompleted = new ListTransactionsOptions()
                .filterStates(Set.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT));
        return get(admin().listTransactions(beingCompleted).all()).isEmpty();
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        // The client answers with an empty list for a topic it is not told of: reading that would find no record.
        if (partitions.isEmpty()) {
            throw new AssertionError("the cluster knows no partition of topic " + topic);
        }
        return partitions;
    }

    private boolean isLed(String topic, int partitions) {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(p -> new TopicPartition(topic, p), p -> OffsetSpec.latest()));
        try {
            return get(admin().listOffsets(ends).all()).size() == partitions;
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    private boolean hasLeaders(String topic, int partitions) {
        try {
            return get(admin().describeTopics(List.of(topic)).allTopicNames()).values().stream()
                            .flatMap(t -> t.partitions().stream())
                            .filter(p -> p.leader() != null && !p.leader().isEmpty())
                            .count()
                    == partitions;
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }
}
