package io.kafkactl.ops.cluster;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicHealth;
import io.kafkactl.ops.topic.inspect.Reading;
import io.kafkactl.ops.topic.inspect.TopicConfigs;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads how a cluster is: who is in it, who leads, what is on its disks and what is in trouble. */
public final class ClusterReader {
    private final Cluster cluster;
    private final Unknowns unknowns = new Unknowns();

    public ClusterReader(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What could not be read is null, and an error says why. */
    public ClusterReading read() {
        String id = cluster.clusterId();
        BrokerReader brokers = new BrokerReader(cluster, unknowns);
        Collection<Node> nodes = brokers.nodes();
        BrokerReader.Told told = brokers.ask(nodes);
        QuorumDetail quorum = unknowns.ask("quorum", new QuorumReader(cluster)::read);
        return new ClusterReading(
                new ClusterDetail(
                        id,
                        controller(quorum),
                        brokers.read(nodes, told),
                        quorum,
                        told.features().isEmpty()
                                ? null
                                : features(told.features().values()),
                        unknowns.ask("topics", () -> topics(told.logs().values()))),
                unknowns.errors());
    }

    /** Brokers with a quorum name any broker as controller; the others name the one. */
    private @Nullable Integer controller(@Nullable QuorumDetail quorum) {
        if (quorum != null) {
            return quorum.leader();
        }
        if (unknowns.errors().stream().anyMatch(error -> error.item().equals("quorum"))) {
            return null;
        }
        Node controller =
                cluster.call("find the controller", a -> a.describeCluster().controller());
        return controller == null || controller.isEmpty() ? null : controller.id();
    }

    private static List<FeatureLevel> features(Collection<FeatureMetadata> brokers) {
        FeatureMetadata any = brokers.iterator().next();
        Set<String> names = new TreeSet<>(any.supportedFeatures().keySet());
        names.addAll(any.finalizedFeatures().keySet());
        return names.stream()
                .map(name -> {
                    int level = any.finalizedFeatures().containsKey(name)
                            ? any.finalizedFeatures().get(name).maxVersionLevel()
                            : 0;
                    return new FeatureLevel(
                            name,
                            level,
                            highest(name, brokers),
                            name.equals(KafkaRelease.FEATURE) ? KafkaRelease.of(level) : null);
                })
                .toList();
    }

    private static @Nullable Integer highest(String name, Collection<FeatureMetadata> brokers) {
        return brokers.stream()
                .flatMap(broker -> Stream.ofNullable(broker.supportedFeatures().get(name)))
                .map(SupportedVersionRange::maxVersion)
                .min(Short::compare)
                .map(Short::intValue)
                .orElse(null);
    }

    private TopicCounts topics(Collection<Map<String, LogDirDescription>> logs) {
        Set<String> names = cluster.topicNames(true);
        Map<String, TopicDescription> topics = names.isEmpty() ? Map.of() : cluster.findTopics(names);
        Reading<TopicConfigs> configs = TopicConfigs.ask(cluster, names).answer();
        unknowns.addAll(configs.errors());
        tellHidden(names, logs);
        List<TopicHealth> healths = topics.values().stream()
                .map(topic -> TopicHealth.of(topic, configs.found().number(topic.name(), "min.insync.replicas")))
                .toList();
        boolean minKnown = healths.stream().allMatch(health -> health.underMinIsr() != null);
        return new TopicCounts(
                topics.size(),
                topics.values().stream()
                        .mapToInt(topic -> topic.partitions().size())
                        .sum(),
                healths.stream().mapToInt(TopicHealth::underReplicated).sum(),
                minKnown
                        ? healths.stream()
                                .mapToInt(health -> health.underMinIsr() == null ? 0 : health.underMinIsr())
                                .sum()
                        : null,
                healths.stream().mapToInt(TopicHealth::unavailable).sum());
    }

    /** Brokers leave topics that one may not see out of their list, but their disks show them. */
    private void tellHidden(Set<String> visible, Collection<Map<String, LogDirDescription>> logs) {
        long hidden = logs.stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(folder -> folder.replicaInfos().keySet().stream())
                .map(TopicPartition::topic)
                .filter(topic -> !visible.contains(topic))
                .distinct()
                .count();
        if (hidden > 0) {
            unknowns.add(
                    "topics",
                    new KafkactlException(
                            ExitCode.DENIED,
                            "TOPIC_AUTHORIZATION_FAILED",
                            Counted.of(hidden, "topic") + " that you may not see are not counted",
                            "who may change ACLs grants it with: kafkactl acl create --allow PRINCIPAL --operation"
                                    + " DESCRIBE --topic '*'",
                            null));
        }
    }
}
