package io.kafkactl.ops.dlq;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.config.DlqEntry;
import io.kafkactl.config.DlqSettings;
import io.kafkactl.error.Cancellation;
import io.kafkactl.ops.dlq.format.Formats;
import io.kafkactl.ops.topic.inspect.TopicConfigs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Finds the dead-letter, retry and parking topics of a cluster. The journal is never one. */
final class DlqDiscovery {
    private record Trace(DlqNames.Companion companion, String by) {}

    private final Connection connection;
    private final Cluster cluster;
    private final DlqSettings settings;
    private final Formats formats;
    private final Cancellation cancellation;
    private Map<String, String> shareGroups = Map.of();

    DlqDiscovery(Connection connection, Formats formats, Cancellation cancellation) {
        this.connection = connection;
        this.cluster = connection.cluster();
        this.settings = connection.settings().dlq();
        this.formats = formats;
        this.cancellation = cancellation;
    }

    /**
     * All of them, sorted by name.
     *
     * @param wanted the names to look at
     * @param probe also look into a few records of every other topic for the headers of dead letters
     */
    List<FoundDlq> find(Predicate<String> wanted, boolean probe) {
        Set<String> names = cluster.topicNames(false);
        Collection<GroupListing> listings =
                cluster.call("list groups", admin -> admin.listGroups().valid());
        Set<String> groups = new TreeSet<>();
        listings.forEach(group -> groups.add(group.groupId()));
        shareGroups = ShareGroupDlqs.byTopic(cluster, listings);
        Set<String> candidates = new TreeSet<>(names);
        candidates.removeIf(name -> !wanted.test(name) || name.equals(settings.journal()));
        TopicConfigs configs = TopicConfigs.ask(cluster, candidates).answer().found();
        Map<String, Trace> traces = new TreeMap<>();
        for (String name : candidates) {
            trace(name, names, groups, configs).ifPresent(trace -> traces.put(name, trace));
        }
        if (probe) {
            candidates.removeAll(traces.keySet());
            probed(candidates).forEach(name -> traces.put(name, new Trace(unnamed(), "headers")));
        }
        return describe(traces);
    }

    /** The share group that puts its rejected records there, by topic; also topics that do not exist. */
    Map<String, String> shareGroups() {
        return shareGroups;
    }

    private Optional<Trace> trace(String name, Set<String> names, Set<String> groups, TopicConfigs configs) {
        if (settings.topics().containsKey(name)) {
            DlqNames.Companion named = DlqNames.companion(name, names, groups).orElse(unnamed());
            return Optional.of(new Trace(named, "context"));
        }
        Optional<Trace> byName = DlqNames.companion(name, names, groups).map(named -> new Trace(named, "name"));
        if (byName.isPresent()) {
            return byName;
        }
        String group = shareGroups.get(name);
        if (group != null) {
            return Optional.of(
                    new Trace(new DlqNames.Companion(DlqNames.Kind.DEAD_LETTER, null, group), "group config"));
        }
        return configs.value(name, ShareGroupDlqs.ENABLED)
                .filter("true"::equals)
                .map(enabled -> new Trace(unnamed(), "topic config"));
    }

    private static DlqNames.Companion unnamed() {
        return new DlqNames.Companion(DlqNames.Kind.DEAD_LETTER, null, null);
    }

    /** Those in which every sampled record is a dead letter of one format. */
    private Set<String> probed(Set<String> candidates) {
        Set<String> found = new TreeSet<>();
        List<TopicPartition> partitions = new ArrayList<>();
        cluster.findTopics(candidates)
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition -> partitions.add(new TopicPartition(name, partition.partition()))));
        if (!partitions.isEmpty()) {
            DlqSnapshot.take(connection, partitions, cancellation).sample().forEach((name, samples) -> {
                if (formats.detect(samples).size() == 1) {
                    found.add(name);
                }
            });
        }
        return found;
    }

    private List<FoundDlq> describe(Map<String, Trace> traces) {
        Map<String, TopicDescription> descriptions = new HashMap<>(cluster.findTopics(traces.keySet()));
        List<FoundDlq> found = new ArrayList<>();
        traces.forEach((name, trace) -> {
            TopicDescription description = descriptions.get(name);
            if (description != null) {
                found.add(new FoundDlq(
                        topic(description, trace.companion()), trace.companion().kind(), trace.by()));
            }
        });
        return found;
    }

    private DlqTopic topic(TopicDescription description, DlqNames.Companion companion) {
        DlqEntry entry = settings.topics().get(description.name());
        String given = entry == null ? null : entry.source();
        return new DlqTopic(
                description.name(),
                description.topicId(),
                description.partitions().size(),
                given != null ? given : companion.source(),
                given != null,
                entry == null ? null : entry.format(),
                entry != null && entry.group() != null ? entry.group() : companion.group(),
                entry == null ? null : entry.maxRedrives());
    }
}
