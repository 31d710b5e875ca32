package io.kafkactl.ops.topic;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.TopicDefaults;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fills in what a request leaves open: the context's defaults first, then the house's. */
final class HouseDefaults {
    private static final int PARTITIONS = 6;
    private static final int REPLICATION_FACTOR = 3;
    private static final String MIN_INSYNC_REPLICAS = "min.insync.replicas";

    private final ConnectionSettings settings;
    private final int brokers;
    private final Set<String> notices = new LinkedHashSet<>();

    HouseDefaults(ConnectionSettings settings, int brokers) {
        this.settings = settings;
        this.brokers = brokers;
    }

    /** What the user has to be told about the defaults chosen. */
    List<String> notices() {
        return List.copyOf(notices);
    }

    TopicSpec complete(String name, TopicRequest request) {
        TopicDefaults defaults = settings.topicDefaults();
        Integer partitions = request.partitions() != null ? request.partitions() : defaults.partitions();
        int replicas = replicationFactor(request);
        SortedMap<String, String> config = new TreeMap<>();
        config.put("cleanup.policy", "delete");
        config.put("compression.type", "lz4");
        config.put("retention.ms", TopicConfigValue.of("retention.ms", "7d"));
        config.put(MIN_INSYNC_REPLICAS, Integer.toString(Math.min(2, Math.max(1, replicas - 1))));
        defaults.config().forEach((key, value) -> config.put(key, TopicConfigValue.of(key, value)));
        request.config().forEach((key, value) -> config.put(key, TopicConfigValue.of(key, value)));
        return new TopicSpec(name, partitions == null ? PARTITIONS : partitions, replicas, config);
    }

    private int replicationFactor(TopicRequest request) {
        if (request.replicationFactor() != null) {
            return request.replicationFactor();
        }
        Integer ofContext = settings.topicDefaults().replicationFactor();
        int wanted = ofContext == null ? REPLICATION_FACTOR : ofContext;
        if (brokers >= wanted) {
            return wanted;
        }
        String shortage =
                "replication factor " + wanted + " needs " + wanted + " brokers, and the cluster has " + brokers;
        if (settings.protectedContext()) {
            throw KafkactlException.refused(
                    "TOO_FEW_BROKERS",
                    shortage + "; context '" + settings.contextName() + "' is protected, so it is not lowered",
                    "say -r " + brokers + " if fewer copies are meant");
        }
        notices.add(shortage + ": lowered to " + brokers);
        return brokers;
    }
}
