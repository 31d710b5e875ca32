package io.kafkactl.client;

import io.kafkactl.client.diagnosis.ErrorCatalogue;
import io.kafkactl.client.diagnosis.ErrorCause;
import io.kafkactl.client.diagnosis.Explanation;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The admin client with every call bounded by the time-out and every error translated. */
public final class Cluster {
    private static final long GLANCE_MILLIS = 100;
    /** How often a topic is looked up again that some broker knows already. */
    private static final int LOOKS = 20;

    private final Admin admin;
    private final ConnectionSettings settings;
    private final Cancellation cancellation;
    private final Suspicion suspicion;

    public Cluster(Admin admin, ConnectionSettings settings) {
        this(admin, settings, new Cancellation());
    }

    /** Calls are given up as soon as the user asks to stop: they only wait for an answer. */
    public Cluster(Admin admin, ConnectionSettings settings, Cancellation cancellation) {
        this.admin = admin;
        this.settings = settings;
        this.cancellation = cancellation;
        this.suspicion = new Suspicion(settings);
    }

    /** The same admin client for other work, with its own time-out and its own end. */
    Cluster during(ConnectionSettings work, Cancellation stop) {
        return new Cluster(admin, work, stop);
    }

    public ConnectionSettings settings() {
        return settings;
    }

    /** The same for what writes: an answer is waited for although the user asked to stop, so that it can be reported. */
    public Cluster patient() {
        return new Cluster(admin, settings);
    }

    /** The same for what is not worth the whole time-out, if that is longer. */
    public Cluster impatient(Duration longest) {
        boolean shorter = longest.compareTo(settings.timeout()) < 0;
        return shorter ? new Cluster(admin, settings.withTimeout(longest), cancellation) : this;
    }

    /** Waits for one answer. {@code doing} completes "cannot …" in the error. */
    public <T> T call(String doing, Function<Admin, KafkaFuture<T>> request) {
        try {
            return answer(doing, request.apply(admin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkactlException.failure("INTERRUPTED", "interrupted: " + doing, e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException | RuntimeException e) {
            throw KafkaErrors.translate(doing, e, settings);
        }
    }

    /**
     * Waits for all answers to one batched request; one that fails does not fail the others.
     *
     * @param doing completes "cannot …" for one of them
     */
    public <K, T> Answers<K, T> callEach(Function<K, String> doing, Function<Admin, Map<K, KafkaFuture<T>>> request) {
        Map<K, T> values = new LinkedHashMap<>();
        Map<K, KafkactlException> errors = new LinkedHashMap<>();
        Map<K, KafkaFuture<T>> futures = call("ask", a -> KafkaFuture.completedFuture(request.apply(a)));
        futures.forEach((key, future) -> {
            try {
                T value = call(doing.apply(key), a -> future);
                if (value != null) {
                    values.put(key, value);
                }
            } catch (KafkactlException e) {
                if (e.exitCode() == ExitCode.INTERRUPTED) {
                    throw e;
                }
                errors.put(key, e);
            }
        });
        return new Answers<>(values, errors);
    }

    private <T> T answer(String doing, KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, java.util.concurrent.TimeoutException {
        // A little longer than the client's own time-out, whose message says more.
        long begin = System.nanoTime();
        long longest = settings.timeout().plusMillis(500).toNanos();
        while (!cancellation.isCancelled()) {
            try {
                T answer = future.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                suspicion.dispelled();
                return answer;
            } catch (java.util.concurrent.TimeoutException e) {
                long waited = System.nanoTime() - begin;
                if (waited > longest) {
                    throw e;
                }
                suspicion.after(Duration.ofNanos(waited)).ifPresent(found -> {
                    throw KafkaErrors.failure(doing, found, found.cause().name(), null);
                });
            }
        }
        throw KafkactlException.interrupted("interrupted while waiting to " + doing, null);
    }

    public String clusterId() {
        return call("read the cluster id", a -> a.describeCluster().clusterId());
    }

    public int brokerCount() {
        return call("list brokers", a -> a.describeCluster().nodes()).size();
    }

    /** The brokers that are up, by id. */
    public Map<Integer, Node> brokers() {
        Map<Integer, Node> brokers = new TreeMap<>();
        call("list brokers", a -> a.describeCluster().nodes()).forEach(node -> brokers.put(node.id(), node));
        return brokers;
    }

    public Set<String> topicNames(boolean internal) {
        Set<String> names = call(
                "list topics",
                a -> a.listTopics(new ListTopicsOptions().listInternal(internal))
                        .names());
        return new TreeSet<>(names);
    }

    public Optional<TopicDescription> findTopic(String topic) {
        return Optional.ofNullable(findTopics(Set.of(topic)).get(topic));
    }

    /** The topics among {@code names} that exist, sorted by name. */
    public Map<String, TopicDescription> findTopics(Collection<String> names) {
        Map<String, TopicDescription> found = new TreeMap<>();
        Map<String, KafkaFuture<TopicDescription>> futures = call(
                "describe topics",
                a -> KafkaFuture.completedFuture(a.describeTopics(names).topicNameValues()));
        futures.forEach((name, future) -> {
            try {
                found.put(name, call("describe topic '" + name + "'", a -> future));
            } catch (KafkactlException e) {
                if (!(e.getCause() instanceof ExecutionException wrapped
                        && wrapped.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        });
        return found;
    }

    /** The topic, or exit 7 with the nearest existing name. */
    public TopicDescription topic(String topic) {
        Optional<TopicDescription> found = findTopic(topic);
        // Brokers learn of a new topic one after the other, and each request goes to any of them.
        for (int again = 0; found.isEmpty() && again < LOOKS && topicNames(true).contains(topic); again++) {
            if (pause()) {
                break;
            }
            found = findTopic(topic);
        }
        return found.orElseThrow(() -> unknownTopic(topic));
    }

    /** Exit 7, to be thrown for a topic that was looked for in vain; with the nearest existing name. */
    public KafkactlException unknownTopic(String topic) {
        Set<String> others = topicNames(false);
        others.remove(topic);
        Optional<String> similar = SimilarName.of(topic, others);
        Explanation explained = ErrorCatalogue.explain(
                similar.isPresent() ? ErrorCause.SIMILAR_TOPIC : ErrorCause.UNKNOWN_TOPIC,
                Map.of(
                        "topic", topic,
                        "brokers", settings.bootstrapServers(),
                        "similar", similar.orElse("")));
        return KafkactlException.notFound(Errors.UNKNOWN_TOPIC, explained.message(), explained.hint());
    }

    /**
     * Offsets by {@code spec}; -1 where the log has no answer, as for a timestamp after the last record.
     *
     * <p>Partition numbers are checked first: the client asks for a partition that does not exist about 10,000 times a
     * second until its time-out (kafka-clients 4.1 to 4.4, PartitionLeaderStrategy).
     */
    public Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> spec, IsolationLevel isolation) {
        if (spec.isEmpty()) {
            return Map.of();
        }
        requirePartitions(spec.keySet());
        Map<TopicPartition, ListOffsetsResultInfo> answers = call(
                "list offsets",
                a -> a.listOffsets(spec, new ListOffsetsOptions(isolation)).all());
        Map<TopicPartition, Long> offsets = new LinkedHashMap<>();
        answers.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    /**
     * Offsets by {@code spec}, each partition for itself; -1 where the log has no answer.
     *
     * @param spec only partitions that are known to exist and to have a leader, for the reason that {@link #offsets}
     *     gives
     */
    public Answers<TopicPartition, Long> offsetsEach(Map<TopicPartition, OffsetSpec> spec, IsolationLevel isolation) {
        if (spec.isEmpty()) {
            return new Answers<>(Map.of(), Map.of());
        }
        return callEach(partition -> "list the offsets of " + partition, a -> {
            ListOffsetsResult result = a.listOffsets(spec, new ListOffsetsOptions(isolation));
            return spec.keySet().stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            partition -> result.partitionResult(partition).thenApply(ListOffsetsResultInfo::offset)));
        });
    }

    /** Waits a moment; true when the user asked to stop. */
    boolean pause() {
        try {
            return cancellation.sleep(GLANCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Exit 7 unless every topic and partition exists. */
    public void requirePartitions(Collection<TopicPartition> partitions) {
        Set<String> names = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        Map<String, TopicDescription> topics = findTopics(names);
        for (TopicPartition partition : partitions) {
            TopicDescription description = topics.get(partition.topic());
            if (description == null) {
                topic(partition.topic());
            } else if (partition.partition() < 0
                    || partition.partition() >= description.partitions().size()) {
                throw KafkactlException.notFound(
                        Errors.UNKNOWN_TOPIC,
                        "topic '" + partition.topic() + "' has no partition " + partition.partition(),
                        "its partitions are 0 to " + (description.partitions().size() - 1));
            }
        }
    }

    public Config topicConfig(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return call(
                "read the configuration of topic '" + topic + "'",
                a -> a.describeConfigs(Set.of(resource)).values().get(resource));
    }

    /** The configuration of each of the topics, which must exist, sorted by name; one call for all. */
    public Map<String, Config> topicConfigs(Collection<String> topics) {
        if (topics.isEmpty()) {
            return Map.of();
        }
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, Config> configs = new TreeMap<>();
        call(
                        "read the configuration of topics",
                        a -> a.describeConfigs(resources).all())
                .forEach((resource, config) -> configs.put(resource.name(), config));
        return configs;
    }

    /** Names of errors that we detect ourselves but that Kafka has a name for. */
    private static final class Errors {
        static final String UNKNOWN_TOPIC = "UNKNOWN_TOPIC_OR_PARTITION";
    }
}
