package io.kafkactl.ops.topic;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicDetail.Companion;
import io.kafkactl.ops.topic.TopicDetail.Partition;
import io.kafkactl.ops.topic.TopicDetail.Setting;
import io.kafkactl.ops.topic.inspect.DiskUsage;
import io.kafkactl.ops.topic.inspect.LogExtents;
import io.kafkactl.ops.topic.inspect.Reading;
import io.kafkactl.ops.topic.inspect.TopicConfigs;
import io.kafkactl.ops.topic.inspect.TopicReaders;
import io.kafkactl.ops.topic.naming.CompanionName;
import io.kafkactl.ops.topic.naming.Convention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
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

    /** As the query says; a figure that could not be read is null, and an error says why. */
    public TopicOutcome<TopicOverview> list(TopicListQuery query) {
        Set<String> names = cluster.topicNames(query.internal());
        Map<Integer, Node> brokers = cluster.brokers();
        Set<String> chosen =
                query.selection().isEmpty() ? names : query.selection().among(names);
        Set<String> listed = new LinkedHashSet<>(chosen);
        listed.retainAll(names);
        List<ItemError> errors = new ArrayList<>();
        Figures figures = figures(listed, brokers.keySet(), errors);
        Optional<Convention> convention =
                Convention.of(cluster.settings().rules().naming());
        List<TopicOverview> topics = query.apply(figures.topics().values().stream()
                .map(description -> overview(description, figures, names, convention)));
        chosen.stream().filter(name -> !names.contains(name)).forEach(name -> errors.add(missing(name)));
        return new TopicOutcome<>(topics, errors);
    }

    private record Figures(
            Map<String, TopicDescription> topics, LogExtents extents, DiskUsage usage, TopicConfigs configs) {}

    /** Everything is under way before the first answer is waited for. */
    private Figures figures(Set<String> names, Set<Integer> brokers, List<ItemError> errors) {
        DiskUsage.Question usage = DiskUsage.ask(cluster, brokers);
        TopicConfigs.Question configs = TopicConfigs.ask(cluster, names);
        Map<String, TopicDescription> topics = names.isEmpty() ? Map.of() : cluster.findTopics(names);
        LogExtents.Question extents = LogExtents.ask(cluster, topics.values());
        return new Figures(
                topics,
                known(extents.answer(), errors),
                known(usage.answer(), errors),
                known(configs.answer(), errors));
    }

    private static <T extends @Nullable Object> T known(Reading<T> reading, List<ItemError> errors) {
        errors.addAll(reading.errors());
        return reading.found();
    }

    private static TopicOverview overview(
            TopicDescription description, Figures figures, Set<String> existing, Optional<Convention> convention) {
        String name = description.name();
        return new TopicOverview(
                TopicSummary.of(description, companionOf(name, existing)),
                owner(name, convention),
                figures.extents().records(description),
                figures.usage().ofTopic(description),
                Retention.of(figures.configs(), name).orElse(null),
                TopicHealth.of(description, figures.configs().number(name, "min.insync.replicas")));
    }

    /** Domain and entity, or whichever of them the convention has. */
    private static @Nullable String owner(String name, Optional<Convention> convention) {
        return convention
                .flatMap(known -> known.parse(name))
                .map(parts -> Stream.of("domain", "entity")
                        .flatMap(role -> parts.segment(role).stream())
                        .collect(Collectors.joining(".")))
                .filter(owner -> !owner.isEmpty())
                .orElse(null);
    }

    private ItemError missing(String name) {
        try {
            cluster.topic(name);
            throw KafkactlException.notFound(
                    "UNKNOWN_TOPIC_OR_PARTITION",
                    "topic '" + name + "' is Kafka's own, and those are not listed",
                    "--internal lists them too");
        } catch (KafkactlException e) {
            return ItemError.of(name, e);
        }
    }

    /** Each topic in full; what could not be read is null, and an error says why. */
    public TopicOutcome<TopicDetail> describe(TopicSelection selection, TopicReaders readers) {
        Set<String> existing = cluster.topicNames(true);
        Set<String> names = selection.required(selection.isPattern() ? cluster.topicNames(false) : existing);
        List<String> present = names.stream().filter(existing::contains).toList();
        List<ItemError> errors = new ArrayList<>();
        Figures figures = figures(
                new LinkedHashSet<>(present),
                present.isEmpty() ? Set.of() : cluster.brokers().keySet(),
                errors);
        Optional<Map<String, List<TopicReaders.Reader>>> readings =
                known(readers.read(figures.topics().values()), errors);
        List<TopicDetail> details = new ArrayList<>();
        for (String name : names) {
            TopicDescription description = figures.topics().get(name);
            if (description == null) {
                errors.add(missing(name));
            } else {
                details.add(detail(
                        description,
                        figures,
                        existing,
                        readings.map(known -> known.getOrDefault(name, List.of()))
                                .orElse(null)));
            }
        }
        return new TopicOutcome<>(details, errors);
    }

    private static TopicDetail detail(
            TopicDescription description,
            Figures figures,
            Set<String> existing,
            @Nullable List<TopicReaders.Reader> readers) {
        String name = description.name();
        return new TopicDetail(
                TopicSummary.of(description, companionOf(name, existing)),
                figures.extents().records(description),
                figures.usage().ofTopic(description),
                description.partitions().stream()
                        .map(info -> partition(name, info, figures))
                        .toList(),
                companions(name, existing),
                readers,
                figures.configs().of(name).map(TopicCatalog::settings).orElse(null));
    }

    private static List<Setting> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.source() != ConfigEntry.ConfigSource.DEFAULT_CONFIG)
                .map(entry -> new Setting(
                        entry.name(),
                        entry.isSensitive() ? null : entry.value(),
                        entry.source().name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .sorted(Comparator.comparing(Setting::name))
                .toList();
    }

    private static Partition partition(String topic, TopicPartitionInfo info, Figures figures) {
        Node leader = info.leader();
        return new Partition(
                info.partition(),
                leader == null || leader.isEmpty() ? null : leader.id(),
                info.replicas().stream().map(Node::id).toList(),
                info.isr().stream().map(Node::id).toList(),
                figures.extents().of(topic, info.partition()),
                figures.usage().ofLeader(topic, info).orElse(null));
    }

    private static List<Companion> companions(String topic, Set<String> existing) {
        List<Companion> companions = new ArrayList<>();
        existing.forEach(name -> CompanionName.baseOf(name)
                .filter(companion -> companion.base().equals(topic))
                .ifPresent(companion -> companions.add(new Companion(name, companion.kind()))));
        return companions;
    }

    static @Nullable String companionOf(String name, Set<String> existing) {
        return CompanionName.baseOf(name)
                .map(CompanionName::base)
                .filter(existing::contains)
                .orElse(null);
    }
}
