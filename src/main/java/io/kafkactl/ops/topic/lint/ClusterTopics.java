package io.kafkactl.ops.topic.lint;

import io.kafkactl.client.Cluster;
import io.kafkactl.ops.topic.naming.ReservedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;

/** Reads from a cluster what the rules want to know of it. */
public final class ClusterTopics {
    private final Cluster cluster;

    public ClusterTopics(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Names and brokers. */
    public LintCluster cluster() {
        return new LintCluster(cluster.topicNames(true), cluster.brokerCount());
    }

    /** The topics that exist with their settings, without Kafka's own, those of its tools, and the redrive journal. */
    public List<LintTopic> topics() {
        Set<String> names = cluster.topicNames(false);
        names.removeIf(name -> ReservedName.ownerOf(name).isPresent()
                || name.equals(cluster.settings().dlq().journal()));
        Map<String, TopicDescription> descriptions = cluster.findTopics(names);
        Map<String, Config> configs = cluster.topicConfigs(descriptions.keySet());
        List<LintTopic> topics = new ArrayList<>();
        configs.forEach((name, config) -> {
            TopicDescription description = descriptions.get(name);
            if (description != null) {
                topics.add(LintTopic.named(name).with(settings(description, config)));
            }
        });
        return topics;
    }

    private static TopicSettings settings(TopicDescription description, Config config) {
        Map<String, String> own = new TreeMap<>();
        Map<String, String> inherited = new TreeMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                boolean ofTopic = entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
                (ofTopic ? own : inherited).put(entry.name(), entry.value());
            }
        }
        int replicas = description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        return new TopicSettings(description.partitions().size(), replicas, own, inherited, null, null, null);
    }
}
