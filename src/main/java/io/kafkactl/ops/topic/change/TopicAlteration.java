package io.kafkactl.ops.topic.change;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicOutcome;
import io.kafkactl.ops.topic.TopicReadiness;
import io.kafkactl.ops.topic.TopicSelection;
import io.kafkactl.ops.topic.change.TopicChange.Done;
import io.kafkactl.ops.topic.change.TopicChange.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.TopicDescription;

/** Changes topics: settings, number of partitions, and where copies live; sends nothing for what is so already. */
public final class TopicAlteration {
    private static final String MIN_INSYNC_REPLICAS = "min.insync.replicas";

    private final Connection connection;
    private final Cluster cluster;
    private final Cancellation cancellation;
    private final AlterRequest request;
    private final ConfigChanges configs;
    private final PartitionIncrease partitions;

    public TopicAlteration(Connection connection, Cancellation cancellation, AlterRequest request) {
        this.connection = connection;
        this.cluster = connection.cluster();
        this.cancellation = cancellation;
        this.request = request;
        this.configs = new ConfigChanges(cluster);
        this.partitions = new PartitionIncrease(cluster);
    }

    /** Only reads. */
    public AlterPlan plan(TopicSelection selection) {
        return new AlterPlanner(connection, cancellation, request).plan(selection);
    }

    /** Asks the brokers whether they would; copies that would move are not put to them. */
    public TopicOutcome<Done> rehearse(AlterPlan plan) {
        return each(plan, (topic, done) -> {
            List<TopicChange> pending = topic.pending();
            configs.send(topic.topic().name(), settings(pending), request.unset(), true);
            if (request.partitions() != null && has(pending, TopicChange.PARTITIONS)) {
                partitions.send(topic.topic().name(), request.partitions(), true);
            }
            pending.forEach(change -> done.add(new Done(change, Status.WOULD_CHANGE)));
        });
    }

    /** Does what the plan says, topic by topic, and moves copies last, all together. */
    public TopicOutcome<Done> execute(AlterPlan plan, MoveOptions options, MoveListener listener) {
        Set<String> moving = new TreeSet<>();
        TopicOutcome<Done> changed = each(plan, (topic, done) -> {
            List<TopicChange> pending = topic.pending();
            requireSame(topic.topic());
            if (request.partitions() != null && has(pending, TopicChange.PARTITIONS)) {
                partitions.send(topic.topic().name(), request.partitions(), false);
                new TopicReadiness(cluster, cancellation).await(topic.topic().name(), request.partitions());
                report(done, pending, Set.of(TopicChange.PARTITIONS), Status.CHANGED);
            }
            List<TopicChange> now = settings(pending).stream()
                    .filter(change -> !isDeferred(change, topic))
                    .toList();
            configs.send(topic.topic().name(), now, request.unset(), false);
            now.forEach(change -> done.add(new Done(change, Status.CHANGED)));
            if (has(pending, TopicChange.REPLICATION_FACTOR)) {
                moving.add(topic.topic().name());
            }
        });
        return moving.isEmpty() ? changed : move(plan, moving, options, listener, changed);
    }

    /** A demand for more copies in sync waits for the copies. */
    private static boolean isDeferred(TopicChange change, AlterPlan.Altered topic) {
        return change.property().equals(MIN_INSYNC_REPLICAS)
                && topic.moves().stream().anyMatch(move -> !move.added().isEmpty());
    }

    private TopicOutcome<Done> move(
            AlterPlan plan,
            Set<String> moving,
            MoveOptions options,
            MoveListener listener,
            TopicOutcome<Done> changed) {
        List<Done> done = new ArrayList<>(changed.topics());
        List<ItemError> errors = new ArrayList<>(changed.errors());
        List<AlterPlan.Altered> affected = plan.topics().stream()
                .filter(topic -> moving.contains(topic.topic().name()))
                .toList();
        try {
            boolean arrived = new ReplicaMovement(cluster, cancellation).run(moving, copies(), options, listener);
            affected.forEach(topic -> report(
                    done,
                    topic.pending(),
                    Set.of(TopicChange.REPLICATION_FACTOR),
                    arrived ? Status.CHANGED : Status.MOVING));
            affected.forEach(topic -> settleDeferred(topic, arrived, done, errors));
        } catch (KafkactlException e) {
            if (done.isEmpty() && affected.size() == 1) {
                throw e;
            }
            moving.forEach(name -> errors.add(ItemError.of(name, e)));
        }
        return new TopicOutcome<>(done, errors);
    }

    private int copies() {
        return request.replicationFactor() == null ? 1 : request.replicationFactor();
    }

    private void settleDeferred(AlterPlan.Altered topic, boolean arrived, List<Done> done, List<ItemError> errors) {
        String name = topic.topic().name();
        List<TopicChange> deferred = settings(topic.pending()).stream()
                .filter(change -> isDeferred(change, topic))
                .toList();
        if (deferred.isEmpty()) {
            return;
        }
        try {
            if (!arrived) {
                throw KafkactlException.failure(
                        "NOT_DONE",
                        "min.insync.replicas of topic '" + name + "' was not raised: its copies are still on the move",
                        null);
            }
            configs.send(name, deferred, request.unset(), false);
            deferred.forEach(change -> done.add(new Done(change, Status.CHANGED)));
        } catch (KafkactlException e) {
            errors.add(ItemError.of(name, e));
        }
    }

    /** A topic that took the name since the plan was made is another one. */
    private void requireSame(TopicDescription planned) {
        TopicDescription now = cluster.topic(planned.name());
        if (!now.topicId().equals(planned.topicId())) {
            throw KafkactlException.refused(
                    "STALE_PLAN",
                    "topic '" + planned.name() + "' was deleted and created anew since its changes were planned",
                    "run the command again");
        }
    }

    private interface Step {
        void run(AlterPlan.Altered topic, List<Done> done);
    }

    private static TopicOutcome<Done> each(AlterPlan plan, Step step) {
        List<Done> done = new ArrayList<>();
        List<ItemError> errors = new ArrayList<>(plan.errors());
        for (AlterPlan.Altered topic : plan.topics()) {
            topic.changes().stream()
                    .filter(TopicChange::isConverged)
                    .forEach(change -> done.add(new Done(change, Status.UNCHANGED)));
            if (topic.pending().isEmpty()) {
                continue;
            }
            try {
                step.run(topic, done);
            } catch (KafkactlException e) {
                errors.add(ItemError.of(topic.topic().name(), e));
            }
        }
        return new TopicOutcome<>(done, errors);
    }

    private static List<TopicChange> settings(List<TopicChange> changes) {
        return changes.stream()
                .filter(change -> !change.property().equals(TopicChange.PARTITIONS)
                        && !change.property().equals(TopicChange.REPLICATION_FACTOR))
                .toList();
    }

    private static boolean has(List<TopicChange> changes, String property) {
        return changes.stream().anyMatch(change -> change.property().equals(property));
    }

    private static void report(List<Done> done, List<TopicChange> changes, Set<String> properties, Status status) {
        changes.stream()
                .filter(change -> properties.contains(change.property()))
                .forEach(change -> done.add(new Done(change, status)));
    }
}
