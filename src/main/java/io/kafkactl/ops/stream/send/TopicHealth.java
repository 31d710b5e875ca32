package io.kafkactl.ops.stream.send;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.diagnosis.ErrorCatalogue;
import io.kafkactl.client.diagnosis.ErrorCause;
import io.kafkactl.client.diagnosis.Explanation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.TopicRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.DescribeLogDirsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** Looks why a topic acknowledges nothing: the client only says that time ran out. */
final class TopicHealth {
    private static final int GLANCE_MILLIS = 1_500;
    private static final String TIMEOUT = "TIMEOUT";

    /** What was found: Kafka's name for it, a clause that says it, and what to do where that is known. */
    record Finding(String error, String clause, @Nullable String hint) {
        Finding(String error, String clause) {
            this(error, clause, null);
        }

        /** No broker answers, so that the address is what to look at. */
        boolean isSilence() {
            return error.equals(TIMEOUT);
        }
    }

    private final Cluster cluster;
    private final TopicRules rules;

    TopicHealth(Cluster cluster, TopicRules rules) {
        this.cluster = cluster;
        this.rules = rules;
    }

    /** Empty when all looks well from here. */
    Optional<Finding> look() {
        TopicDescription topic;
        try {
            topic = cluster.call(
                    "describe topic '" + rules.topic() + "'",
                    a -> a.describeTopics(Set.of(rules.topic()), new DescribeTopicsOptions().timeoutMs(GLANCE_MILLIS))
                            .topicNameValues()
                            .get(rules.topic()));
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.NOT_FOUND) {
                return Optional.of(new Finding(e.error(), "topic '" + rules.topic() + "' does not exist any more"));
            }
            return e.exitCode() == ExitCode.UNREACHABLE
                    ? Optional.of(new Finding(
                            TIMEOUT,
                            "no broker answers at " + cluster.settings().bootstrapServers()))
                    : Optional.of(new Finding(e.error(), e.message()));
        }
        String leaderless = partitions(topic.partitions(), TopicHealth::isLeaderless);
        if (!leaderless.isEmpty()) {
            return Optional.of(offlineDisk(topic)
                    .map(broker -> new Finding(
                            "KAFKA_STORAGE_ERROR",
                            leaderless + " has no leader, and a log directory of broker " + broker
                                    + " is offline: its disk is full or broken"))
                    .orElse(new Finding("LEADER_NOT_AVAILABLE", leaderless + " has no leader")));
        }
        String lagging = partitions(
                topic.partitions(), p -> p.isr().size() < rules.limits().minInsyncReplicas());
        if (!lagging.isEmpty()) {
            Explanation explained = ErrorCatalogue.explain(
                    ErrorCause.NOT_ENOUGH_REPLICAS,
                    Map.of(
                            "partitions",
                            lagging,
                            "minimum",
                            "=" + rules.limits().minInsyncReplicas()));
            return Optional.of(new Finding(explained.cause().name(), explained.message(), explained.hint()));
        }
        return Optional.empty();
    }

    private static boolean isLeaderless(TopicPartitionInfo partition) {
        return partition.leader() == null || partition.leader().isEmpty();
    }

    /** A broker of a partition without leader that has lost a disk, where that may be asked and is answered. */
    private Optional<Integer> offlineDisk(TopicDescription topic) {
        Set<Integer> brokers = topic.partitions().stream()
                .filter(TopicHealth::isLeaderless)
                .flatMap(partition -> partition.replicas().stream())
                .map(Node::id)
                .collect(Collectors.toSet());
        return cluster
                .<Integer, Map<String, LogDirDescription>>callEach(
                        broker -> "look at the disks of broker " + broker,
                        a -> a.describeLogDirs(brokers, new DescribeLogDirsOptions().timeoutMs(GLANCE_MILLIS))
                                .descriptions())
                .values()
                .entrySet()
                .stream()
                .filter(disks -> disks.getValue().values().stream().anyMatch(disk -> disk.error() != null))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String partitions(List<TopicPartitionInfo> all, Predicate<TopicPartitionInfo> sick) {
        List<Integer> numbers =
                all.stream().filter(sick).map(TopicPartitionInfo::partition).toList();
        return numbers.isEmpty()
                ? ""
                : "partition " + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
