package io.kafkactl.ops.cluster;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.DescribeLogDirsOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.jspecify.annotations.Nullable;

/** Reads what the brokers tell of themselves, each for itself. */
final class BrokerReader {
    /** A broker that is up answers at once; the cluster needs some seconds to notice that one is not. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What each broker supports and what is on its disks, by its id. */
    record Told(Map<Integer, FeatureMetadata> features, Map<Integer, Map<String, LogDirDescription>> logs) {}

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
    List<BrokerDetail> read(Collection<Node> nodes, Told told) {
        Map<Integer, List<LogFolder>> folders = folders(told.logs());
        return nodes.stream()
                .map(node -> new BrokerDetail(
                        node.id(),
                        node.host(),
                        node.port(),
                        node.rack(),
                        node.isFenced(),
                        release(told.features().get(node.id())),
                        folders.get(node.id())))
                .toList();
    }

    private static @Nullable String release(@Nullable FeatureMetadata features) {
        SupportedVersionRange range =
                features == null ? null : features.supportedFeatures().get(KafkaRelease.FEATURE);
        return range == null ? null : KafkaRelease.of(range.maxVersion());
    }

    /** Puts both questions to all brokers at once, so that one that is silent is waited for once; fenced ones are not asked. */
    Told ask(Collection<Node> nodes) {
        List<Integer> asked =
                nodes.stream().filter(node -> !node.isFenced()).map(Node::id).toList();
        if (asked.isEmpty()) {
            return new Told(Map.of(), Map.of());
        }
        Cluster each = cluster.impatient(PATIENCE);
        int millis = (int) each.settings().timeout().toMillis();
        Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> logs = each.call(
                "ask the brokers",
                a -> KafkaFuture.completedFuture(
                        a.describeLogDirs(asked, new DescribeLogDirsOptions().timeoutMs(millis))
                                .descriptions()));
        Answers<Integer, FeatureMetadata> features = each.callEach(
                id -> "read the features of broker " + id,
                a -> asked.stream()
                        .collect(Collectors.toMap(
                                id -> id,
                                id -> a.describeFeatures(featuresOf(id, millis)).featureMetadata())));
        Answers<Integer, Map<String, LogDirDescription>> disks =
                each.callEach(id -> "read the disks of broker " + id, a -> logs);
        report("features", nodes, features.errors());
        report("disks", nodes, disks.errors());
        return new Told(features.values(), disks.values());
    }

    private static DescribeFeaturesOptions featuresOf(int broker, int millis) {
        DescribeFeaturesOptions options = new DescribeFeaturesOptions().nodeId(broker);
        options.timeoutMs(millis);
        return options;
    }

    /** The folders of each broker, by its id. */
    private static Map<Integer, List<LogFolder>> folders(Map<Integer, Map<String, LogDirDescription>> described) {
        Map<Integer, List<LogFolder>> folders = new HashMap<>();
        described.forEach((broker, found) -> folders.put(
                broker,
                found.entrySet().stream()
                        .map(folder -> folder(folder.getKey(), folder.getValue()))
                        .sorted(Comparator.comparing(LogFolder::path))
                        .toList()));
        return folders;
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
    private void report(String item, Collection<Node> nodes, Map<Integer, KafkactlException> errors) {
        Set<String> told = new HashSet<>();
        for (Node node : nodes) {
            KafkactlException error = errors.get(node.id());
            if (error != null && error.error().equals("TIMEOUT")) {
                unknowns.add(item, silent(item, node, error));
            } else if (error != null && told.add(error.error())) {
                unknowns.add(item, error);
            }
        }
    }

    private static KafkactlException silent(String item, Node node, KafkactlException error) {
        return new KafkactlException(
                error.exitCode(),
                error.error(),
                "cannot read the " + item + " of broker " + node.id() + ": it does not answer at " + node.host() + ":"
                        + node.port(),
                "is it running? If not, the cluster takes some seconds to notice: see cluster describe again",
                error);
    }
}
