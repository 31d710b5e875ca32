package io.kafkactl.ops.topic;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicDetail.Partition;
import io.kafkactl.ops.topic.TopicDetail.Setting;
import io.kafkactl.ops.topic.naming.CompanionName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** Reads which topics there are and how they are made. */
public final class TopicCatalog {
    private final Cluster cluster;

    public TopicCatalog(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Sorted by name. */
    public List<TopicSummary> list(boolean internal) {
        Set<String> names = cluster.topicNames(internal);
        return cluster.findTopics(names).values().stream()
                .map(description -> TopicSummary.of(description, companionOf(description.name(), names)))
                .toList();
    }

    public TopicOutcome<TopicDetail> describe(Collection<String> names) {
        Set<String> existing = cluster.topicNames(true);
        Map<String, TopicDescription> found = cluster.findTopics(names);
        List<TopicDetail> details = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            try {
                TopicDescription description = found.get(name);
                details.add(detail(description == null ? cluster.topic(name) : description, existing));
            } catch (KafkactlException e) {
                errors.add(ItemError.of(name, e));
            }
        }
        return new TopicOutcome<>(details, errors);
    }

    private TopicDetail detail(TopicDescription description, Set<String> existing) {
        List<Setting> settings = cluster.topicConfig(description.name()).entries().stream()
                .filter(entry -> entry.source() != ConfigEntry.ConfigSource.DEFAULT_CONFIG)
                .map(entry -> new Setting(
                        entry.name(),
                        entry.isSensitive() ? null : entry.value(),
                        entry.source().name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .sorted(Comparator.comparing(Setting::name))
                .toList();
        return new TopicDetail(
                TopicSummary.of(description, companionOf(description.name(), existing)),
                description.partitions().stream().map(TopicCatalog::partition).toList(),
                settings);
    }

    private static Partition partition(TopicPartitionInfo info) {
        Node leader = info.leader();
        return new Partition(
                info.partition(),
                leader == null || leader.isEmpty() ? null : leader.id(),
                info.replicas().stream().map(Node::id).toList(),
                info.isr().stream().map(Node::id).toList());
    }

    static @Nullable String companionOf(String name, Set<String> existing) {
        return CompanionName.baseOf(name)
                .map(CompanionName::base)
                .filter(existing::contains)
                .orElse(null);
    }
}
