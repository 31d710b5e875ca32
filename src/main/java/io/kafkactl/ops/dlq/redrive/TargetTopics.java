package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Cluster;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.OriginTopics;
import io.kafkactl.ops.dlq.format.RetryName;
import io.kafkactl.ops.stream.TopicLimits;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.TopicDescription;

/** The target topics met so far, each looked up once, with the admin client so that none is ever created. */
final class TargetTopics {
    private final Cluster cluster;
    private final Cluster origins;
    private final PartitionerProbe probe;
    private final Map<String, Optional<TargetTopic>> known = new ConcurrentHashMap<>();
    private final Map<String, Optional<String>> retries = new ConcurrentHashMap<>();

    TargetTopics(Cluster cluster, PartitionerProbe probe) {
        this(cluster, cluster, probe);
    }

    /** @param origins where the dead letters stand, and so the topics that they came from */
    TargetTopics(Cluster cluster, Cluster origins, PartitionerProbe probe) {
        this.cluster = cluster;
        this.origins = origins;
        this.probe = probe;
    }

    /** Those that a plan has looked up; what it did not know is still looked up. */
    static TargetTopics planned(Cluster cluster, Cluster origins, Map<String, TargetTopic> topics) {
        TargetTopics targets = new TargetTopics(cluster, origins, PartitionerProbe.NONE);
        topics.forEach((name, topic) -> targets.known.put(name, Optional.of(topic)));
        return targets;
    }

    OriginTopics origins(DlqTopic dlq) {
        return new OriginTopics(origins, dlq);
    }

    /** Empty when the topic does not exist. */
    Optional<TargetTopic> find(String name) {
        return known.computeIfAbsent(name, this::lookUp);
    }

    /** Those that exist, by name. */
    Map<String, TargetTopic> found() {
        Map<String, TargetTopic> found = new HashMap<>();
        known.forEach((name, topic) -> topic.ifPresent(t -> found.put(name, t)));
        return found;
    }

    /** The first of the retry stages beside a topic; empty when there is none. */
    Optional<String> firstRetry(String topic) {
        return retries.computeIfAbsent(
                topic,
                base -> cluster.topicNames(false).stream()
                        .filter(name -> base.equals(RetryName.base(name)))
                        .min(Comparator.comparingLong(name -> stage(name, base))));
    }

    /** {@code -retry} alone is the first stage; elsewhere the number counts stages, or milliseconds. */
    private static long stage(String name, String base) {
        String digits = name.substring(base.length()).replaceAll("\\D", "");
        return digits.isEmpty() ? -1 : Long.parseLong(digits);
    }

    /** Records among its own would stop every run that reads it. */
    boolean isJournal(String name) {
        return name.equals(cluster.settings().dlq().journal())
                || name.equals(origins.settings().dlq().journal());
    }

    private Optional<TargetTopic> lookUp(String name) {
        return cluster.findTopic(name).map(this::describe);
    }

    private TargetTopic describe(TopicDescription description) {
        String name = description.name();
        return new TargetTopic(
                name,
                description.topicId(),
                description.partitions().size(),
                TopicLimits.of(cluster.topicConfig(name)),
                probe.of(description));
    }
}
