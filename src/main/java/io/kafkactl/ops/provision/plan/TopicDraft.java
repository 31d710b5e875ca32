package io.kafkactl.ops.provision.plan;

import io.kafkactl.client.Connection;
import io.kafkactl.config.Sizes;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.desired.DesiredTopic;
import io.kafkactl.ops.provision.manifest.TopicFacts;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.ObservedTopics;
import io.kafkactl.ops.provision.observed.TopicComparison;
import io.kafkactl.ops.provision.observed.TopicDifference;
import io.kafkactl.ops.provision.observed.TopicDifference.Change;
import io.kafkactl.ops.topic.BrokerDefaults;
import io.kafkactl.ops.topic.TopicSpec;
import io.kafkactl.ops.topic.change.KeySample;
import io.kafkactl.ops.topic.change.KeySample.Keys;
import io.kafkactl.ops.topic.change.PartitionIncrease;
import io.kafkactl.ops.topic.change.ReassignmentPlanner;
import io.kafkactl.ops.topic.change.ReplicaMove;
import io.kafkactl.ops.topic.change.TopicChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.jspecify.annotations.Nullable;

/** Turns the differences of topics into operations, each with its risk. */
final class TopicDraft {
    private final Connection connection;
    private final KeySample sample;
    private final ObservedTopics observed;
    private final TopicComparison comparison;
    private final Map<String, KafkactlException> refusals;
    private @Nullable Config defaults;

    /**
     * Drafts for one cluster.
     *
     * @param refusals why topics must not be created, by name
     */
    TopicDraft(
            Connection connection,
            Cancellation cancellation,
            ObservedTopics observed,
            TopicComparison comparison,
            Map<String, KafkactlException> refusals) {
        this.refusals = refusals;
        this.connection = connection;
        this.sample = new KeySample(connection, cancellation);
        this.observed = observed;
        this.comparison = comparison;
    }

    /** What can be done about the topic, or why nothing can. */
    PlannedTopic of(DesiredTopic desired) {
        ObservedTopic found = observed.topic(desired.name()).orElse(null);
        PlannedTopic bare = bare(desired, found);
        try {
            KafkactlException unreadable = observed.error(desired.name()).orElse(null);
            if (unreadable != null) {
                throw unreadable;
            }
            return found == null ? creation(desired, bare) : changes(desired, found, bare);
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            return bare.withProblem(ItemError.of(desired.name(), e));
        }
    }

    private static PlannedTopic bare(DesiredTopic desired, @Nullable ObservedTopic found) {
        return new PlannedTopic(
                desired.name(),
                desired.companionOf(),
                found == null ? null : found.topicId(),
                found == null ? PlannedTopic.ABSENT : found.fingerprint(),
                null,
                List.of(),
                new TreeMap<>(),
                List.of(),
                null);
    }

    private PlannedTopic creation(DesiredTopic desired, PlannedTopic bare) {
        KafkactlException refusal = refusals.get(desired.name());
        if (refusal != null) {
            throw refusal;
        }
        TopicSpec spec = fitted(desired);
        return new PlannedTopic(
                bare.name(),
                bare.companionOf(),
                null,
                PlannedTopic.ABSENT,
                spec,
                List.of(Operation.of(
                        Action.CREATE,
                        Operation.TOPIC,
                        null,
                        spec.partitions() + " x " + spec.replicationFactor(),
                        Risk.SAFE)),
                bare.unmanaged(),
                bare.notes(),
                null);
    }

    /** A companion has as many partitions as its topic has, where the manifest does not say how many those are. */
    private TopicSpec fitted(DesiredTopic desired) {
        TopicSpec spec = desired.spec();
        ObservedTopic parent = desired.companionOf() == null
                ? null
                : observed.topic(desired.companionOf()).orElse(null);
        if (parent == null) {
            return spec;
        }
        return new TopicSpec(
                spec.name(),
                desired.managesPartitions() ? spec.partitions() : parent.partitions(),
                desired.managesReplication() ? spec.replicationFactor() : parent.leastCopies(),
                spec.config());
    }

    private PlannedTopic changes(DesiredTopic desired, ObservedTopic found, PlannedTopic bare) {
        TopicDifference difference = comparison.compare(desired, found);
        requireSafeInSync(desired, found, difference.changes());
        List<Operation> operations = new ArrayList<>();
        Map<String, String> after = new HashMap<>();
        List<Change> changes =
                difference.changes().stream().map(change -> told(found, change)).toList();
        changes.forEach(change -> after.put(change.property(), String.valueOf(change.to())));
        for (Change change : changes) {
            operations.add(
                    switch (change.kind()) {
                        case SET, UNSET -> setting(found, after, change);
                        case PARTITIONS -> partitions(desired, found, change);
                        case REPLICATION -> copies(found, change);
                    });
        }
        return new PlannedTopic(
                bare.name(),
                bare.companionOf(),
                bare.topicId(),
                bare.fingerprint(),
                null,
                operations,
                difference.unmanaged(),
                difference.notes(),
                null);
    }

    /** Where the brokers did not tell with the topic what holds once it is unset, a new topic does. */
    private Change told(ObservedTopic found, Change change) {
        if (change.kind() != TopicDifference.Kind.UNSET || change.to() != null) {
            return change;
        }
        if (defaults == null) {
            defaults = defaults(found.name());
        }
        ConfigEntry entry = defaults.get(change.property());
        return new Change(change.kind(), change.property(), change.from(), entry == null ? null : entry.value());
    }

    /** Nothing for those who may not create a topic. */
    private Config defaults(String topic) {
        try {
            return new BrokerDefaults(connection.cluster()).besides(topic);
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED || e.exitCode() == ExitCode.UNREACHABLE) {
                throw e;
            }
            return new Config(List.of());
        }
    }

    private static Operation setting(ObservedTopic found, Map<String, String> after, Change change) {
        Risk risk = SettingRisk.of(found, after, change.property(), change.from(), change.to());
        Action action = change.kind() == TopicDifference.Kind.SET ? Action.SET : Action.UNSET;
        String remark = SettingRisk.remark(change.property(), risk);
        Operation operation = Operation.of(action, change.property(), change.from(), change.to(), risk);
        return remark.isEmpty() ? operation : operation.remarking(List.of(remark), operation.flag());
    }

    /** Exit 8 for fewer partitions than there are. */
    private Operation partitions(DesiredTopic desired, ObservedTopic found, Change change) {
        TopicChange increase =
                PartitionIncrease.plan(found.description(), Integer.parseInt(String.valueOf(change.to())));
        ConfigEntry policy = found.config().get("cleanup.policy");
        boolean compacted = policy != null && String.valueOf(policy.value()).contains("compact");
        List<String> consequences = PartitionIncrease.gate(increase, compacted, keys(desired, found), true);
        boolean free = consequences.isEmpty() || desired.declared().allowPartitionIncrease();
        return Operation.of(Action.ADD_PARTITIONS, change.property(), change.from(), change.to(), Risk.CAUTION)
                .remarking(consequences, free ? null : Operation.ALLOW_PARTITION_INCREASE);
    }

    private Keys keys(DesiredTopic desired, ObservedTopic found) {
        TopicFacts.Key key = desired.declared().facts().key();
        if (key == null) {
            return sample.of(found.description());
        }
        return key.isNone() ? Keys.ABSENT : Keys.PRESENT;
    }

    /** Exit 8 while copies of the topic are on the move, exit 4 when there are not that many brokers. */
    private Operation copies(ObservedTopic found, Change change) {
        int copies = Integer.parseInt(String.valueOf(change.to()));
        List<ReplicaMove> moves =
                new ReassignmentPlanner(connection.cluster()).plan(List.of(found.description()), copies);
        long bytes = moves.stream().mapToLong(ReplicaMove::bytesToCopy).sum();
        return Operation.of(Action.MOVE_COPIES, change.property(), change.from(), change.to(), Risk.CAUTION)
                .remarking(
                        List.of("copies of " + moves.size() + " partitions change brokers, " + Sizes.words(bytes)
                                + " to copy"),
                        null);
    }

    /** Exit 4 for a demand for more copies in sync than there are: brokers would lower it in silence. */
    private static void requireSafeInSync(DesiredTopic desired, ObservedTopic found, List<Change> changes) {
        String wanted = desired.spec().config().get("min.insync.replicas");
        int copies = desired.managesReplication() ? desired.spec().replicationFactor() : found.leastCopies();
        boolean concerned = changes.stream()
                .anyMatch(change -> change.property().equals("min.insync.replicas")
                        || change.kind() == TopicDifference.Kind.REPLICATION);
        if (concerned
                && wanted != null
                && desired.managed().contains("min.insync.replicas")
                && wanted.matches("\\d{1,9}")
                && Integer.parseInt(wanted) > copies) {
            throw KafkactlException.invalid(
                    "INVALID_CONFIG",
                    "topic '" + desired.name() + "' would have min.insync.replicas=" + wanted
                            + " and replication factor " + copies + ": the brokers would quietly ask for less",
                    "say replicationFactor, or a smaller min.insync.replicas");
        }
    }
}
