package io.kafkactl.ops.cluster.doctor;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.lag.LagOptions;
import io.kafkactl.ops.group.lag.LagReader;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.ops.topic.inspect.Reading;
import io.kafkactl.ops.topic.inspect.TopicConfigs;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/** What several checks want to know of a cluster, each read when the first one asks; or why it could not be read. */
final class ClusterFacts {
    private static final class Fact<T> implements Supplier<T> {
        private final Supplier<T> source;
        private @Nullable Supplier<T> answer;

        Fact(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public T get() {
            Supplier<T> known = answer;
            if (known == null) {
                known = read();
                answer = known;
            }
            return known.get();
        }

        private Supplier<T> read() {
            try {
                T value = source.get();
                return () -> value;
            } catch (KafkactlException e) {
                return () -> {
                    throw e;
                };
            }
        }
    }

    private final Connection connection;
    private final Fact<Set<AclOperation>> rights;
    private final Fact<Map<String, TopicDescription>> topics;
    private final Fact<Reading<TopicConfigs>> configs;
    private final Fact<LagReport> lag;

    ClusterFacts(Connection connection, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        Cluster cluster = connection.cluster();
        this.rights = new Fact<>(() -> {
            Set<AclOperation> operations = cluster.call(
                    "ask for this client's rights",
                    a -> a.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                            .authorizedOperations());
            return operations == null ? Set.of() : operations;
        });
        this.topics = new Fact<>(() -> {
            Set<String> names = cluster.topicNames(true);
            return cluster.call(
                    "describe topics",
                    a -> a.describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                            .allTopicNames());
        });
        this.configs = new Fact<>(
                () -> TopicConfigs.ask(cluster, topics.get().keySet()).answer());
        this.lag = new Fact<>(
                () -> new LagReader(connection, LagOptions.DEFAULT, clock, cancellation).read(GroupQuery.all()));
    }

    Connection connection() {
        return connection;
    }

    /** What this client may do on the cluster; everything where there is no authorizer. */
    Set<AclOperation> rights() {
        return rights.get();
    }

    /** Every topic that may be seen, Kafka's own among them, each with what this client may do with it. */
    Map<String, TopicDescription> topics() {
        return topics.get();
    }

    /** Those that belong to users. */
    Stream<TopicDescription> usersTopics() {
        return topics().values().stream().filter(topic -> !topic.isInternal());
    }

    /** The settings of {@link #topics()}, as far as they may be read. */
    Reading<TopicConfigs> configs() {
        return configs.get();
    }

    LagReport lag() {
        return lag.get();
    }

    /** The topics on which a consumer group has a place. */
    Set<String> readTopics() {
        return lag().groups().stream()
                .flatMap(group -> group.partitions().stream())
                .filter(row -> row.committedOffset() != null)
                .map(row -> row.topic())
                .collect(Collectors.toSet());
    }
}
