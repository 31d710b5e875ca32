package io.kafkactl.ops.cluster;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.jspecify.annotations.Nullable;

/** Reads what the brokers tell of themselves, each for itself. */
final class BrokerReader {
    private final Cluster cluster;
    private final Unknowns unknowns;

    BrokerReader(Cluster cluster, Unknowns unknowns) {
        this.cluster = cluster;
        this.unknowns = unknowns;
    }

    /** All that are known, by id; those that are fenced too, where the brokers tell them (Kafka 4.0 and newer). */
    Collection<Node> nodes() {
        Map<Integer, Node> sorted = new TreeMap<>();
        Collection<Node> found;
        try {
            found = cluster.call(
                    "list brokers",
                    a -> a.describeCluster(new DescribeClusterOptions().includeFencedBrokers(true))
                            .nodes());
        } catch (KafkactlException e) {
            if (!e.error().equals("UNSUPPORTED_VERSION")) {
                throw e;
            }
            found = cluster.brokers().values();
        }
        found.forEach(node -> sorted.put(node.id(), node));
        return sorted.values();
    }

    /** By id; a broker that does not answer is there with what is known of it. */
    List<BrokerDetail> read(
            Collection<Node> nodes, Map<Integer, FeatureMetadata> features, Map<Integer, List<LogFolder>> folders) {
        return nodes.stream()
                .map(node -> new BrokerDetail(
                        node.id(),
                        node.host(),
                        node.port(),
                        node.rack(),
                        node.isFenced(),
                        release(features.get(node.id())),
                        folders.get(node.id())))
                .toList();
    }

    private static @Nullable String release(@Nullable FeatureMetadata features) {
        SupportedVersionRange range =
                features == null ? null : features.supportedFeatures().get(KafkaRelease.FEATURE);
        return range == null ? null : KafkaRelease.of(range.maxVersion());
    }

    /** What each broker supports, by its id; fenced ones are not asked. */
    Map<Integer, FeatureMetadata> features(Collection<Node> nodes) {
        Answers<Integer, FeatureMetadata> answers = cluster.callEach(
                id -> "read the features of broker " + id,
                a -> asked(nodes).stream()
                        .collect(Collectors.toMap(
                                id -> id,
                                id -> a.describeFeatures(new DescribeFeaturesOptions().nodeId(id))
                                        .featureMetadata())));
        report("features", answers.errors());
        return answers.values();
    }

    /** The folders of each broker, by its id; fenced ones are not asked. */
    Map<Integer, List<LogFolder>> folders(Map<Integer, Map<String, LogDirDescription>> described) {
        Map<Integer, List<LogFolder>> folders = new HashMap<>();
        described.forEach((broker, found) -> folders.put(
                broker,
                found.entrySet().stream()
                        .map(folder -> folder(folder.getKey(), folder.getValue()))
                        .sorted(Comparator.comparing(LogFolder::path))
                        .toList()));
        return folders;
    }

    Map<Integer, Map<String, LogDirDescription>> logs(Collection<Node> nodes) {
        List<Integer> asked = asked(nodes);
        Answers<Integer, Map<String, LogDirDescription>> answers = cluster.callEach(
                id -> "read the disks of broker " + id,
                a -> asked.isEmpty()
                        ? Map.<Integer, KafkaFuture<Map<String, LogDirDescription>>>of()
                        : a.describeLogDirs(asked).descriptions());
        report("disks", answers.errors());
        return answers.values();
    }

    private static List<Integer> asked(Collection<Node> nodes) {
        return nodes.stream().filter(node -> !node.isFenced()).map(Node::id).toList();
    }

    private static LogFolder folder(String path, LogDirDescription described) {
        return new LogFolder(
                path,
                described.replicaInfos().size(),
                described.replicaInfos().values().stream()
                        .mapToLong(ReplicaInfo::size)
                        .sum(),
                known(described.totalBytes()),
                known(described.usableBytes()),
                described.error() == null ? null : described.error().getMessage());
    }

    private static @Nullable Long known(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() : null;
    }

    /** A reason that all brokers share is told once. */
    private void report(String item, Map<Integer, KafkactlException> errors) {
        List<String> told = new ArrayList<>();
        errors.forEach((broker, error) -> {
            if (!told.contains(error.error())) {
                told.add(error.error());
                unknowns.add(item, error);
            }
        });
    }
}
