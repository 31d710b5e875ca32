package io.kafkactl.ops.provision.plan;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.desired.DesiredState;
import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.ObservedTopics;
import io.kafkactl.ops.provision.observed.Scope;
import io.kafkactl.ops.provision.plan.PlanRequest.Prune;
import io.kafkactl.ops.topic.inspect.GroupUse;
import io.kafkactl.ops.topic.inspect.LogExtents;
import io.kafkactl.ops.topic.inspect.Reading;
import io.kafkactl.ops.topic.inspect.TopicGroups;
import io.kafkactl.ops.topic.naming.CompanionName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Finds the topics of a scope that no manifest names, and guards those that somebody still uses. */
final class PrunePlanner {
    private static final double MOST = 0.2;
    private static final int ALWAYS = 1;

    private final Cluster cluster;
    private final Scope scope;

    PrunePlanner(Cluster cluster, Scope scope) {
        this.cluster = cluster;
        this.scope = scope;
    }

    /** Exit 8 where nothing may be deleted, or suspiciously much would be. */
    List<PlannedTopic> plan(DesiredState state, ObservedTopics observed, Prune prune, Instant now) {
        requireAllowed(state);
        Set<String> declared =
                state.topics().stream().map(topic -> topic.name()).collect(Collectors.toSet());
        List<ObservedTopic> ours = observed.topics().stream()
                .filter(topic -> scope.contains(topic.name()))
                .toList();
        List<ObservedTopic> extra = ours.stream()
                .filter(topic -> !declared.contains(topic.name()))
                .filter(topic -> !declared.contains(CompanionName.withoutSuffix(topic.name())))
                .toList();
        requireFew(extra.size(), ours.size(), prune);
        Map<String, String> uses = uses(extra, prune, now);
        List<PlannedTopic> doomed = new ArrayList<>();
        extra.forEach(topic -> doomed.add(doomed(topic, uses.get(topic.name()))));
        return doomed;
    }

    private void requireAllowed(DesiredState state) {
        Environment environment = state.environment();
        if (environment != null && !environment.prune()) {
            throw refused("environment '" + environment.name() + "' says prune: deny", null);
        }
        if (scope.isEmpty()) {
            throw refused(
                    "the manifest has no scope, so nothing tells which topics it should have",
                    "scope: {prefixes: [market.]} in a TopicPolicy");
        }
        if (state.topics().isEmpty()) {
            throw refused("the manifest declares no topic, and everything in its scope would be deleted", null);
        }
    }

    private static void requireFew(int extra, int all, Prune prune) {
        if (extra > ALWAYS && extra > all * MOST && prune.forced().size() < extra) {
            throw refused(
                    extra + " of the " + all + " topics in scope would be deleted, more than a fifth",
                    "check that all manifests are given; --force-delete NAME for each of them deletes them all the same");
        }
    }

    private static KafkactlException refused(String why, @org.jspecify.annotations.Nullable String hint) {
        return KafkactlException.refused("PRUNE_REFUSED", "nothing is pruned: " + why, hint);
    }

    private static PlannedTopic doomed(ObservedTopic topic, @org.jspecify.annotations.Nullable String use) {
        PlannedTopic planned = new PlannedTopic(
                topic.name(),
                null,
                topic.topicId(),
                topic.fingerprint(),
                null,
                List.of(Operation.of(
                        Action.DELETE,
                        Operation.TOPIC,
                        topic.partitions() + " x " + topic.leastCopies(),
                        null,
                        Risk.DESTRUCTIVE)),
                new TreeMap<>(),
                List.of(),
                null);
        return use == null
                ? planned
                : planned.withProblem(ItemError.of(
                        topic.name(),
                        KafkactlException.refused(
                                "TOPIC_IN_USE",
                                "topic '" + topic.name() + "' is in no manifest, but is not deleted: " + use,
                                "--force-delete " + topic.name() + " deletes it all the same")));
    }

    /** Why a topic is not deleted, by its name. */
    private Map<String, String> uses(List<ObservedTopic> topics, Prune prune, Instant now) {
        Map<String, String> uses = new LinkedHashMap<>();
        List<ObservedTopic> asked = topics.stream()
                .filter(topic -> !prune.forced().contains(topic.name()))
                .toList();
        if (asked.isEmpty()) {
            return uses;
        }
        Reading<List<GroupUse>> groups = TopicGroups.read(
                cluster, asked.stream().map(ObservedTopic::description).toList());
        if (!groups.errors().isEmpty()) {
            asked.forEach(topic -> uses.put(topic.name(), "it is not known which groups read it"));
        }
        groups.found().stream()
                .filter(use -> use.members() > 0)
                .forEach(use -> uses.put(use.topic(), "group '" + use.group() + "' reads it"));
        Instant limit = now.minus(prune.idleFor());
        lastWritten(asked).forEach((topic, time) -> {
            if (time.isAfter(limit)) {
                uses.putIfAbsent(topic, "its newest record is of " + time);
            }
        });
        return uses;
    }

    /** The time of the newest record of each topic that has one. */
    private Map<String, Instant> lastWritten(Collection<ObservedTopic> topics) {
        Set<TopicPartition> partitions = new HashSet<>();
        topics.forEach(topic -> topic.description().partitions().stream()
                .filter(LogExtents::hasLeader)
                .forEach(info -> partitions.add(new TopicPartition(topic.name(), info.partition()))));
        Map<String, Instant> newest = new TreeMap<>();
        cluster.callEach(partition -> "read the time of the newest record of " + partition, admin -> {
                    ListOffsetsResult result = admin.listOffsets(
                            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.maxTimestamp())),
                            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED));
                    return partitions.stream()
                            .collect(Collectors.toMap(
                                    p -> p,
                                    p -> result.partitionResult(p).thenApply(info -> Optional.of(info.timestamp()))));
                })
                .values()
                .forEach((partition, time) -> time.filter(millis -> millis >= 0)
                        .ifPresent(millis -> newest.merge(
                                partition.topic(), Instant.ofEpochMilli(millis), (a, b) -> a.isAfter(b) ? a : b)));
        return newest;
    }
}
