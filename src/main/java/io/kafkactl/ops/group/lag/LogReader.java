package io.kafkactl.ops.group.lag;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Cluster;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Reads the log's side of lag: metadata first, then offsets of the partitions that exist and have a leader. */
final class LogReader {
    private final Cluster cluster;

    LogReader(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The topics that exist; the reason for each of the others is among the errors. */
    Answers<String, TopicDescription> topics(Set<String> names) {
        if (names.isEmpty()) {
            return new Answers<>(Map.of(), Map.of());
        }
        return cluster.callEach(
                name -> "describe topic '" + name + "'",
                a -> a.describeTopics(names).topicNameValues());
    }

    /** Facts about every partition; why one of them is away is among the errors. */
    Answers<TopicPartition, LogFacts> read(
            Collection<TopicPartition> partitions, Answers<String, TopicDescription> topics) {
        Map<TopicPartition, LogFacts> facts = new HashMap<>();
        Map<TopicPartition, KafkactlException> errors = new HashMap<>();
        Set<TopicPartition> alive = new HashSet<>();
        for (TopicPartition partition : partitions) {
            LagStatus trouble = trouble(partition, topics);
            if (trouble == null) {
                alive.add(partition);
            } else {
                facts.put(partition, LogFacts.unknown(trouble));
            }
            if (trouble == LagStatus.LEADERLESS) {
                errors.put(partition, leaderless(partition));
            }
        }
        Answers<TopicPartition, Long> starts = offsets(alive, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        Answers<TopicPartition, Long> ends = offsets(alive, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        Answers<TopicPartition, Long> stable = offsets(alive, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        List.of(starts, ends, stable).forEach(answers -> errors.putAll(answers.errors()));
        for (TopicPartition partition : alive) {
            Long start = starts.values().get(partition);
            Long end = ends.values().get(partition);
            Long lastStable = stable.values().get(partition);
            facts.put(
                    partition,
                    start == null || end == null || lastStable == null
                            ? LogFacts.unknown(LagStatus.UNKNOWN)
                            // The three were read one after the other.
                            : new LogFacts(null, start, end, Math.min(end, lastStable)));
        }
        return new Answers<>(facts, errors);
    }

    private static KafkactlException leaderless(TopicPartition partition) {
        return KafkactlException.unreachable(
                "LEADER_NOT_AVAILABLE",
                "partition " + partition + " has no leader: its lag is not known",
                "start the brokers that hold it; kafkactl topic describe " + partition.topic() + " shows which",
                null);
    }

    private Answers<TopicPartition, Long> offsets(
            Set<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) {
        return cluster.offsetsEach(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec)), isolation);
    }

    private static @Nullable LagStatus trouble(TopicPartition partition, Answers<String, TopicDescription> topics) {
        TopicDescription topic = topics.values().get(partition.topic());
        if (topic == null) {
            return trouble(topics.errors().get(partition.topic()));
        }
        if (partition.partition() >= topic.partitions().size()) {
            return LagStatus.PARTITION_GONE;
        }
        TopicPartitionInfo info = topic.partitions().get(partition.partition());
        return info.leader() == null || info.leader().isEmpty() ? LagStatus.LEADERLESS : null;
    }

    static LagStatus trouble(@Nullable KafkactlException error) {
        if (error == null || error.exitCode() == ExitCode.NOT_FOUND) {
            return LagStatus.TOPIC_GONE;
        }
        return error.exitCode() == ExitCode.DENIED ? LagStatus.NO_AUTH : LagStatus.UNKNOWN;
    }

    /** By topic; nothing is claimed about one whose settings may not be read. */
    Map<String, TopicPolicy> policies(Set<String> topics) {
        if (topics.isEmpty()) {
            return Map.of();
        }
        Set<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .collect(Collectors.toSet());
        Map<String, TopicPolicy> policies = new LinkedHashMap<>();
        cluster.callEach(
                        resource -> "read the configuration of topic '" + resource.name() + "'",
                        a -> a.describeConfigs(resources).values())
                .values()
                .forEach((resource, config) -> policies.put(resource.name(), policy(config)));
        return policies;
    }

    private static TopicPolicy policy(Config config) {
        String cleanup = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        return new TopicPolicy(
                cleanup.contains(TopicConfig.CLEANUP_POLICY_COMPACT),
                cleanup.contains(TopicConfig.CLEANUP_POLICY_DELETE),
                Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value()),
                Long.parseLong(config.get(TopicConfig.RETENTION_BYTES_CONFIG).value()));
    }
}
