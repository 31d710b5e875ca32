package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicReadiness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.common.config.ConfigResource;

/** Limits how fast brokers copy the partitions that move, and takes the limit away again. */
final class ReplicationThrottle {
    private static final List<String> RATES =
            List.of("leader.replication.throttled.rate", "follower.replication.throttled.rate");
    private static final List<String> REPLICAS =
            List.of("leader.replication.throttled.replicas", "follower.replication.throttled.replicas");

    private final Cluster cluster;
    private final TopicReadiness readiness;

    ReplicationThrottle(Cluster cluster, TopicReadiness readiness) {
        this.cluster = cluster;
        this.readiness = readiness;
    }

    /**
     * Returns when every broker knows its limit: one that hears of the move first copies at full speed. Ask
     * {@link #requireNone} before.
     */
    void set(Collection<ReplicaMove> moves, long bytesPerSecond) {
        Map<String, List<ReplicaMove>> byTopic = new TreeMap<>();
        moves.forEach(move -> byTopic.computeIfAbsent(move.partition().topic(), t -> new ArrayList<>())
                .add(move));
        Map<ConfigResource, Collection<AlterConfigOp>> replicas = new HashMap<>();
        byTopic.forEach((topic, own) -> replicas.put(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(
                        set(REPLICAS.get(0), throttled(own.stream().flatMap(move -> pairs(move, move.from())))),
                        set(REPLICAS.get(1), throttled(own.stream().flatMap(move -> pairs(move, move.added())))))));
        Set<Integer> brokers = brokers(moves);
        Map<ConfigResource, Collection<AlterConfigOp>> rates = new HashMap<>();
        brokers.forEach(broker -> rates.put(
                new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker)),
                RATES.stream()
                        .map(key -> set(key, Long.toString(bytesPerSecond)))
                        .toList()));
        cluster.call(
                "throttle the move", a -> a.incrementalAlterConfigs(replicas).all());
        cluster.call("throttle the move", a -> a.incrementalAlterConfigs(rates).all());
        readiness.poll(
                "the throttle was set, but ",
                () -> throttledBrokers().containsAll(brokers)
                        ? Optional.empty()
                        : Optional.of("not every broker knows of it"));
    }

    /** Whether or not the moves have ended. */
    void remove(Collection<ReplicaMove> moves) {
        Set<String> topics = new TreeSet<>();
        moves.forEach(move -> topics.add(move.partition().topic()));
        remove(topics, brokers(moves));
    }

    /**
     * Takes away what moves that have ended left behind; the brokers' rates only when nothing moves any more.
     *
     * @param moving the topics whose copies are on the move
     * @return the topics and brokers that are free again
     */
    List<String> removeLeftovers(Set<String> moving) {
        Set<String> throttled = throttledTopics();
        Set<String> over = new TreeSet<>(throttled);
        over.removeAll(moving);
        Set<Integer> brokers = moving.isEmpty() ? throttledBrokers() : Set.of();
        remove(over, brokers);
        List<String> freed = new ArrayList<>();
        over.forEach(topic -> freed.add("topic '" + topic + "'"));
        brokers.forEach(broker -> freed.add("broker " + broker));
        return freed;
    }

    private void remove(Set<String> topics, Set<Integer> brokers) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        brokers.forEach(broker -> changes.put(
                new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker)), deletions(RATES)));
        topics.forEach(topic -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), deletions(REPLICAS)));
        if (!changes.isEmpty()) {
            cluster.call(
                    "take the throttle away",
                    a -> a.incrementalAlterConfigs(changes).all());
        }
    }

    /** Exit 8 where a limit is set already: it is somebody's, or was left behind. */
    void requireNone(Collection<ReplicaMove> moves) {
        Set<Integer> taken = throttledBrokers();
        taken.retainAll(brokers(moves));
        if (!taken.isEmpty()) {
            throw KafkactlException.refused(
                    "THROTTLE_IN_USE",
                    "broker " + taken.iterator().next() + " has a replication throttle already",
                    "wait for the move that it belongs to, or leave out --throttle; kafkactl topic alter --status "
                            + "removes one that was left behind");
        }
    }

    private Set<Integer> throttledBrokers() {
        Set<Integer> throttled = new TreeSet<>();
        read(
                        ConfigResource.Type.BROKER,
                        cluster.brokers().keySet().stream()
                                .map(id -> Integer.toString(id))
                                .toList())
                .forEach((resource, config) -> {
                    if (RATES.stream().anyMatch(key -> isSet(config, key, ConfigSource.DYNAMIC_BROKER_CONFIG))) {
                        throttled.add(Integer.valueOf(resource.name()));
                    }
                });
        return throttled;
    }

    private Set<String> throttledTopics() {
        Set<String> throttled = new TreeSet<>();
        read(ConfigResource.Type.TOPIC, cluster.topicNames(true)).forEach((resource, config) -> {
            if (REPLICAS.stream().anyMatch(key -> isSet(config, key, ConfigSource.DYNAMIC_TOPIC_CONFIG))) {
                throttled.add(resource.name());
            }
        });
        return throttled;
    }

    private Map<ConfigResource, Config> read(ConfigResource.Type type, Collection<String> names) {
        List<ConfigResource> resources =
                names.stream().map(name -> new ConfigResource(type, name)).toList();
        return cluster.call("read throttles", a -> a.describeConfigs(resources).all());
    }

    private static boolean isSet(Config config, String key, ConfigSource source) {
        return Optional.ofNullable(config.get(key))
                .filter(entry -> entry.source() == source)
                .filter(entry -> entry.value() != null && !entry.value().isEmpty())
                .isPresent();
    }

    /** Those that copies come from, too: any of them may lead meanwhile. */
    private static Set<Integer> brokers(Collection<ReplicaMove> moves) {
        Set<Integer> brokers = new TreeSet<>();
        moves.stream().filter(move -> !move.added().isEmpty()).forEach(move -> {
            brokers.addAll(move.from());
            brokers.addAll(move.added());
        });
        return brokers;
    }

    private static Stream<String> pairs(ReplicaMove move, List<Integer> brokers) {
        return brokers.stream().map(broker -> move.partition().partition() + ":" + broker);
    }

    private static String throttled(Stream<String> pairs) {
        return String.join(",", pairs.toList());
    }

    private static AlterConfigOp set(String key, String value) {
        return new AlterConfigOp(new ConfigEntry(key, value), OpType.SET);
    }

    private static Collection<AlterConfigOp> deletions(List<String> keys) {
        return keys.stream()
                .map(key -> new AlterConfigOp(new ConfigEntry(key, null), OpType.DELETE))
                .toList();
    }
}
