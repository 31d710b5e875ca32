package io.kafkactl.ops.group.lag;

import io.kafkactl.client.Answers;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.CommittedOffset;
import io.kafkactl.ops.group.GroupCatalog;
import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupOffsets;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.GroupSelection;
import io.kafkactl.ops.group.ListedGroup;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Measures the lag of any number of groups in one pass: committed offsets first and the log's ends after them, so that
 * what was consumed meanwhile makes the lag a little too large and never negative.
 */
public final class LagReader {
    /** As many partitions are looked into without being asked to. */
    public static final int AUTO_READ_PARTITIONS = 200;

    private final Connection connection;
    private final LagOptions options;
    private final Clock clock;
    private final Cancellation cancellation;
    private final GroupCatalog catalog;
    private final GroupOffsets offsets;
    private final LogReader logs;
    private final LagRules rules;

    public LagReader(Connection connection, LagOptions options, Clock clock, Cancellation cancellation) {
        this.connection = connection;
        this.options = options;
        this.clock = clock;
        this.cancellation = cancellation;
        this.catalog = new GroupCatalog(connection.cluster());
        this.offsets = new GroupOffsets(connection.cluster());
        this.logs = new LogReader(connection.cluster());
        this.rules = new LagRules(options);
    }

    /** Reads the groups asked for; what fails alone is among the errors and leaves its group incomplete. */
    public LagReport read(GroupQuery query) {
        GroupSelection<ListedGroup> selection = catalog.list(query);
        List<ItemError> errors = new ArrayList<>(selection.errors());
        List<ListedGroup> groups = new ArrayList<>(selection.groups());
        groups.stream()
                .filter(group -> !group.commitsOffsets() && query.names().contains(group.name()))
                .forEach(group -> errors.add(withoutOffsets(group)));
        groups.removeIf(group -> !group.commitsOffsets());
        List<ItemError> missing = missingTopics();
        errors.addAll(missing);
        if (!missing.isEmpty() && missing.size() == options.topics().size()) {
            return new LagReport(clock.instant(), List.of(), errors, List.of());
        }

        Answers<String, GroupDetail> details = catalog.describe(groups);
        Instant at = clock.instant();
        Answers<String, Map<TopicPartition, CommittedOffset>> committed = offsets.read(groups);
        collect(groups, details.errors(), errors);
        collect(groups, committed.errors(), errors);
        List<String> warnings = unseen(query, details.values(), committed.values());
        List<GroupLag> measured = measure(groups, details.values(), committed.values(), errors, warnings);
        return new LagReport(at, measured, errors, warnings);
    }

    /** A mistyped topic must not look like one without lag. */
    private List<ItemError> missingTopics() {
        List<ItemError> missing = new ArrayList<>();
        logs.topics(options.topics())
                .errors()
                .forEach((topic, error) -> missing.add(ItemError.of(
                        topic,
                        error.exitCode() == ExitCode.NOT_FOUND
                                ? connection.cluster().unknownTopic(topic)
                                : error)));
        return missing;
    }

    /** No row is not the same as no lag: Kafka says nothing of offsets in topics that may not be described. */
    private static List<String> unseen(
            GroupQuery query,
            Map<String, GroupDetail> details,
            Map<String, Map<TopicPartition, CommittedOffset>> committed) {
        return query.names().stream()
                .filter(name ->
                        committed.containsKey(name) && committed.get(name).isEmpty())
                .filter(name ->
                        details.containsKey(name) && details.get(name).members().isEmpty())
                .map(name -> "group '" + name + "' has no committed offset that you may see; Kafka leaves out those of"
                        + " topics for which you have no DESCRIBE")
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static ItemError withoutOffsets(ListedGroup group) {
        return ItemError.of(
                group.name(),
                KafkactlException.refused(
                        "NO_OFFSETS",
                        "group '" + group.name() + "' is of protocol '" + group.protocol() + "' and commits no offsets",
                        "kafkactl group describe shows its members"));
    }

    /** Once for each group: whoever cannot be described cannot be read either. */
    private static void collect(
            List<ListedGroup> groups, Map<String, KafkactlException> failed, List<ItemError> errors) {
        Set<String> known = errors.stream().map(ItemError::item).collect(Collectors.toSet());
        groups.stream()
                .map(ListedGroup::name)
                .filter(name -> !known.contains(name))
                .forEach(name -> {
                    KafkactlException error = failed.get(name);
                    if (error != null) {
                        errors.add(ItemError.of(name, error));
                    }
                });
    }

    private List<GroupLag> measure(
            List<ListedGroup> groups,
            Map<String, GroupDetail> details,
            Map<String, Map<TopicPartition, CommittedOffset>> committed,
            List<ItemError> errors,
            List<String> warnings) {
        Answers<String, TopicDescription> topics = logs.topics(topics(details.values(), committed.values()));
        reportTopics(topics, errors);
        Map<String, Set<TopicPartition>> wanted = new LinkedHashMap<>();
        details.forEach((name, detail) -> wanted.put(
                name, partitions(detail, committed.getOrDefault(name, Map.of()).keySet(), topics)));
        Answers<TopicPartition, LogFacts> facts =
                logs.read(wanted.values().stream().flatMap(Set::stream).collect(Collectors.toSet()), topics);
        facts.errors().forEach((partition, error) -> errors.add(ItemError.of(partition.toString(), error)));
        List<PartitionLag> rows = new ArrayList<>();
        details.forEach((name, detail) ->
                rows.addAll(rows(detail, wanted.getOrDefault(name, Set.of()), committed.get(name), facts.values())));
        List<PartitionLag> confirmed = confirm(groups, details, rows, topics);
        Map<String, TopicPolicy> policies = logs.policies(confirmed.stream()
                .filter(PartitionLag::isBehind)
                .map(PartitionLag::topic)
                .collect(Collectors.toSet()));
        List<PartitionLag> flagged = confirmed.stream()
                .map(row -> LagRules.countsOffsets(row, policies.getOrDefault(row.topic(), TopicPolicy.UNKNOWN))
                        ? row.withLag(row.lag(), true)
                        : row)
                .toList();
        List<PartitionLag> aged =
                new AgeMeter(connection, options, clock, cancellation, policies, warnings).measure(flagged);
        Map<String, List<PartitionLag>> byGroup = aged.stream()
                .map(row -> judged(row, details, policies))
                .collect(Collectors.groupingBy(PartitionLag::group));
        return groups(groups, details, committed.keySet(), byGroup);
    }

    private static List<GroupLag> groups(
            List<ListedGroup> groups,
            Map<String, GroupDetail> details,
            Set<String> readable,
            Map<String, List<PartitionLag>> byGroup) {
        return groups.stream()
                .map(group -> new GroupLag(
                        group.name(),
                        group.type(),
                        details.get(group.name()),
                        readable.contains(group.name()),
                        byGroup.getOrDefault(group.name(), List.of())))
                .toList();
    }

    private PartitionLag judged(PartitionLag row, Map<String, GroupDetail> details, Map<String, TopicPolicy> policies) {
        GroupDetail detail = details.get(row.group());
        return detail == null
                ? row
                : row.withStatus(rules.status(row, detail, policies.getOrDefault(row.topic(), TopicPolicy.UNKNOWN)));
    }

    private static void reportTopics(Answers<String, TopicDescription> topics, List<ItemError> errors) {
        topics.errors().forEach((topic, error) -> {
            // A deleted topic is a fact about the group, told by its rows.
            if (LogReader.trouble(error) != LagStatus.TOPIC_GONE) {
                errors.add(ItemError.of(topic, error));
            }
        });
    }

    private Set<String> topics(
            Collection<GroupDetail> details, Collection<Map<TopicPartition, CommittedOffset>> committed) {
        Set<String> topics = new HashSet<>();
        details.forEach(detail -> {
            topics.addAll(detail.topics());
            detail.owners().keySet().forEach(partition -> topics.add(partition.topic()));
        });
        committed.forEach(offsets -> offsets.keySet().forEach(partition -> topics.add(partition.topic())));
        topics.removeIf(topic -> !options.wants(topic));
        return topics;
    }

    /** Committed, assigned, and all others of the topics that members read. */
    private Set<TopicPartition> partitions(
            GroupDetail detail, Set<TopicPartition> committed, Answers<String, TopicDescription> topics) {
        Set<TopicPartition> partitions =
                new TreeSet<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        partitions.addAll(committed);
        partitions.addAll(detail.owners().keySet());
        for (String topic : detail.topics()) {
            TopicDescription description = topics.values().get(topic);
            if (description != null) {
                IntStream.range(0, description.partitions().size())
                        .forEach(number -> partitions.add(new TopicPartition(topic, number)));
            }
        }
        partitions.removeIf(partition -> !options.wants(partition.topic()));
        return partitions;
    }

    private List<PartitionLag> rows(
            GroupDetail detail,
            Collection<TopicPartition> partitions,
            @Nullable Map<TopicPartition, CommittedOffset> committed,
            Map<TopicPartition, LogFacts> facts) {
        Map<TopicPartition, CommittedOffset> known = committed == null ? Map.of() : committed;
        Map<TopicPartition, String> owners = detail.owners();
        return partitions.stream()
                .map(partition -> rules.row(
                        detail,
                        partition,
                        known.get(partition),
                        facts.getOrDefault(partition, LogFacts.unknown(LagStatus.UNKNOWN)),
                        owners.get(partition)))
                .toList();
    }

    /**
     * Looks again before saying that records were lost or will be skipped: the log may have moved between the two
     * requests.
     */
    private List<PartitionLag> confirm(
            List<ListedGroup> groups,
            Map<String, GroupDetail> details,
            List<PartitionLag> rows,
            Answers<String, TopicDescription> topics) {
        Map<String, Set<TopicPartition>> suspects = new HashMap<>();
        rows.stream()
                .filter(row -> row.lost() != null && row.ahead() != null && row.lost() + row.ahead() > 0)
                .forEach(row -> suspects.computeIfAbsent(row.group(), g -> new HashSet<>())
                        .add(row.topicPartition()));
        if (suspects.isEmpty()) {
            return rows;
        }
        Map<String, Map<TopicPartition, CommittedOffset>> committed = offsets.read(groups.stream()
                        .filter(group -> suspects.containsKey(group.name()))
                        .toList())
                .values();
        Map<TopicPartition, LogFacts> facts = logs.read(
                        suspects.values().stream().flatMap(Set::stream).collect(Collectors.toSet()), topics)
                .values();
        Map<String, Map<TopicPartition, PartitionLag>> again = new HashMap<>();
        suspects.forEach((name, partitions) -> {
            GroupDetail detail = details.get(name);
            if (detail != null) {
                again.put(
                        name,
                        rows(detail, partitions, committed.get(name), facts).stream()
                                .collect(Collectors.toMap(PartitionLag::topicPartition, Function.identity())));
            }
        });
        return rows.stream()
                .map(row -> again.getOrDefault(row.group(), Map.of()).getOrDefault(row.topicPartition(), row))
                .toList();
    }
}
