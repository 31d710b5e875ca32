package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.client.Cluster;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.OriginTopics;
import io.kafkactl.ops.stream.TopicLimits;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The target topics met so far, each looked up once, with the admin client so that none is ever created. */
final class TargetTopics {
    private final Cluster cluster;
    private final Map<String, Optional<TargetTopic>> known = new ConcurrentHashMap<>();

    TargetTopics(Cluster cluster) {
        this.cluster = cluster;
    }

    OriginTopics origins(DlqTopic dlq) {
        return new OriginTopics(cluster, dlq);
    }

    /** Empty when the topic does not exist. */
    Optional<TargetTopic> find(String name) {
        return known.computeIfAbsent(name, this::lookUp);
    }

    /** Records among its own would stop every run that reads it. */
    boolean isJournal(String name) {
        return name.equals(cluster.settings().dlq().journal());
    }

    private Optional<TargetTopic> lookUp(String name) {
        return cluster.findTopic(name)
                .map(description -> new TargetTopic(
                        name,
                        description.topicId(),
                        description.partitions().size(),
                        TopicLimits.of(cluster.topicConfig(name))));
    }
}
