package io.kafkactl.ops.provision.observed;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.inspect.TopicConfigs;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** What a cluster has of the topics that a manifest is about: each thing is asked once, for all of them. */
public final class ObservedTopics {
    private final String clusterId;
    private final Map<Integer, Node> brokers;
    private final Set<String> names;
    private final Map<String, ObservedTopic> topics = new TreeMap<>();
    private final Map<String, KafkactlException> errors = new LinkedHashMap<>();

    private ObservedTopics(String clusterId, Map<Integer, Node> brokers, Set<String> names) {
        this.clusterId = clusterId;
        this.brokers = brokers;
        this.names = names;
    }

    /** Reads the topics of these names, as far as they exist, and all others that the scope contains. */
    public static ObservedTopics read(Cluster cluster, Collection<String> declared, Scope scope) {
        ObservedTopics observed = new ObservedTopics(cluster.clusterId(), cluster.brokers(), cluster.topicNames(true));
        Set<String> wanted = new TreeSet<>(declared);
        observed.names.stream().filter(scope::contains).forEach(wanted::add);
        observed.describe(cluster, wanted, moving(cluster));
        return observed;
    }

    /** Reads topics again, without what moves. */
    public static ObservedTopics again(Cluster cluster, Collection<String> names) {
        ObservedTopics observed = new ObservedTopics("", Map.of(), Set.of());
        observed.describe(cluster, names, Map.of());
        return observed;
    }

    private void describe(
            Cluster cluster, Collection<String> wanted, Map<String, Map<Integer, PartitionReassignment>> moving) {
        if (wanted.isEmpty()) {
            return;
        }
        Answers<String, TopicDescription> descriptions = cluster.callEach(
                name -> "describe topic '" + name + "'",
                admin -> admin.describeTopics(wanted).topicNameValues());
        descriptions.errors().forEach((name, failure) -> {
            if (!failure.error().equals("UNKNOWN_TOPIC_OR_PARTITION")) {
                errors.put(name, failure);
            }
        });
        Map<String, TopicDescription> found = descriptions.values();
        TopicConfigs configs =
                TopicConfigs.askWithInherited(cluster, found.keySet()).answer().found();
        found.forEach((name, description) -> {
            try {
                // Asked again alone, the brokers say why they do not tell.
                Config config = configs.of(name).orElseGet(() -> cluster.topicConfig(name));
                topics.put(name, new ObservedTopic(description, config, moving.getOrDefault(name, Map.of())));
            } catch (KafkactlException e) {
                errors.put(name, e);
            }
        });
    }

    /** Some services do not tell, or not everybody; then nothing is known to move. */
    private static Map<String, Map<Integer, PartitionReassignment>> moving(Cluster cluster) {
        Map<String, Map<Integer, PartitionReassignment>> moving = new HashMap<>();
        try {
            Map<TopicPartition, PartitionReassignment> all = cluster.call(
                    "list reassignments", a -> a.listPartitionReassignments().reassignments());
            all.forEach((partition, move) -> moving.computeIfAbsent(partition.topic(), topic -> new HashMap<>())
                    .put(partition.partition(), move));
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.UNREACHABLE || e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
        }
        return moving;
    }

    public String clusterId() {
        return clusterId;
    }

    /** Those that are up, by id. */
    public Map<Integer, Node> brokers() {
        return brokers;
    }

    /** Of all topics that exist, Kafka's own included. */
    public Set<String> names() {
        return names;
    }

    /** Nothing for a topic that does not exist, and for one that {@link #error} tells about. */
    public Optional<ObservedTopic> topic(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** Why a topic could not be read: it may exist all the same. */
    public Optional<KafkactlException> error(String name) {
        return Optional.ofNullable(errors.get(name));
    }

    /** All that were read, sorted by name. */
    public List<ObservedTopic> topics() {
        return List.copyOf(topics.values());
    }
}
