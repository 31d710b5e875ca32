package io.kafkactl.testkit;

import io.kafkactl.client.ConnectionFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.AlterConfigsResult;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.DeleteTopicsOptions;
import org.apache.kafka.clients.admin.DeleteTopicsResult;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeConfigsResult;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.internals.KafkaFutureImpl;

/** Kafka's mock admin client, with empty logs for new topics and a record of what was asked to be written. */
public final class MockCluster extends MockAdminClient {
    private final Map<String, NewTopic> created = new TreeMap<>();
    private int writes;
    private boolean figuresDenied;
    private Runnable beforeDeletion = () -> {};

    private MockCluster(List<Node> brokers) {
        super(brokers, brokers.get(0));
    }

    public static MockCluster ofBrokers(int count) {
        return new MockCluster(IntStream.range(0, count)
                .mapToObj(id -> new Node(id, "broker-" + id, 9092))
                .toList());
    }

    /** A runner whose every command meets this cluster. */
    public CliRunner cli() {
        return new CliRunner(connections());
    }

    public ConnectionFactory connections() {
        return settings -> new MockConnection(this, settings);
    }

    /** A topic with that many partitions, a copy of each on every broker, and one record in each. */
    public void hold(String topic, int partitions) {
        addTopic(
                false,
                topic,
                inSync(partitions, brokers().size()),
                new HashMap<>(Map.of("cleanup.policy", "delete", "retention.ms", "604800000")));
        offsets(topic, partitions, 1);
    }

    public NewTopic created(String topic) {
        NewTopic found = created.get(topic);
        if (found == null) {
            throw new AssertionError(topic + " was not created; these were: " + created.keySet());
        }
        return found;
    }

    /** How many requests arrived that change something. */
    public int writes() {
        return writes;
    }

    /** From now on nobody may read settings, nor offsets. */
    public void denyFigures() {
        figuresDenied = true;
    }

    @Override
    public synchronized DescribeConfigsResult describeConfigs(
            Collection<ConfigResource> resources, DescribeConfigsOptions options) {
        if (!figuresDenied) {
            return super.describeConfigs(resources, options);
        }
        Map<ConfigResource, KafkaFuture<Config>> denied = new HashMap<>();
        resources.forEach(
                resource -> denied.put(resource, failed(new TopicAuthorizationException(Set.of(resource.name())))));
        return new DescribeConfigsResult(denied) {};
    }

    @Override
    public synchronized ListOffsetsResult listOffsets(
            Map<TopicPartition, OffsetSpec> partitions, ListOffsetsOptions options) {
        if (!figuresDenied) {
            return super.listOffsets(partitions, options);
        }
        Map<TopicPartition, KafkaFuture<ListOffsetsResult.ListOffsetsResultInfo>> denied = new HashMap<>();
        partitions
                .keySet()
                .forEach(partition ->
                        denied.put(partition, failed(new TopicAuthorizationException(Set.of(partition.topic())))));
        return new ListOffsetsResult(denied);
    }

    private static <T> KafkaFuture<T> failed(RuntimeException cause) {
        KafkaFutureImpl<T> future = new KafkaFutureImpl<>();
        future.completeExceptionally(cause);
        return future;
    }

    @Override
    public synchronized AlterConfigsResult incrementalAlterConfigs(
            Map<ConfigResource, Collection<AlterConfigOp>> configs, AlterConfigsOptions options) {
        if (!options.shouldValidateOnly()) {
            writes++;
        }
        return super.incrementalAlterConfigs(configs, options);
    }

    public void beforeDeletion(Runnable action) {
        beforeDeletion = action;
    }

    @Override
    public synchronized CreateTopicsResult createTopics(Collection<NewTopic> topics, CreateTopicsOptions options) {
        CreateTopicsResult result = super.createTopics(topics, options);
        if (options.shouldValidateOnly()) {
            // The mock creates them all the same.
            topics.stream()
                    .filter(topic -> !Objects.requireNonNull(result.values().get(topic.name()))
                            .isCompletedExceptionally())
                    .forEach(topic -> super.deleteTopics(
                            TopicCollection.ofTopicNames(Set.of(topic.name())), new DeleteTopicsOptions()));
        }
        if (!options.shouldValidateOnly()) {
            writes++;
            topics.forEach(topic -> {
                created.put(topic.name(), topic);
                if (!Objects.requireNonNull(result.values().get(topic.name())).isCompletedExceptionally()) {
                    bringInSync(topic);
                }
                offsets(topic.name(), topic.numPartitions(), 0);
            });
        }
        return result;
    }

    /** The mock's own new topics have no copy in sync, ever. */
    private void bringInSync(NewTopic topic) {
        super.deleteTopics(TopicCollection.ofTopicNames(Set.of(topic.name())), new DeleteTopicsOptions());
        addTopic(
                false,
                topic.name(),
                inSync(topic.numPartitions(), topic.replicationFactor()),
                new HashMap<>(topic.configs() == null ? Map.of() : topic.configs()));
    }

    private List<TopicPartitionInfo> inSync(int partitions, int copies) {
        List<Node> replicas = brokers().subList(0, copies);
        return IntStream.range(0, partitions)
                .mapToObj(p -> new TopicPartitionInfo(p, replicas.get(0), replicas, replicas, List.of(), List.of()))
                .toList();
    }

    @Override
    public synchronized DeleteTopicsResult deleteTopics(TopicCollection topics, DeleteTopicsOptions options) {
        writes++;
        beforeDeletion.run();
        return super.deleteTopics(topics, options);
    }

    private void offsets(String topic, int partitions, long end) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (int p = 0; p < partitions; p++) {
            starts.put(new TopicPartition(topic, p), 0L);
            ends.put(new TopicPartition(topic, p), end);
        }
        updateBeginningOffsets(starts);
        updateEndOffsets(ends);
    }
}
