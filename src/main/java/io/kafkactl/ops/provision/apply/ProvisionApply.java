package io.kafkactl.ops.provision.apply;

import io.kafkactl.client.Cluster;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.apply.AppliedOperation.Status;
import io.kafkactl.ops.provision.plan.Action;
import io.kafkactl.ops.provision.plan.Operation;
import io.kafkactl.ops.provision.plan.ProvisionPlan;
import io.kafkactl.ops.provision.plan.Risk;
import io.kafkactl.ops.provision.plan.SettingOperations;
import io.kafkactl.ops.topic.TopicReadiness;
import io.kafkactl.ops.topic.change.PartitionIncrease;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/**
 * Carries a plan out: companions before their topics, what widens before what narrows, deletions last. What fails keeps
 * what depends on it from being done, and nothing else.
 */
public final class ProvisionApply {
    private static final int CREATED_AT_ONCE = 50;
    private static final String MIN_INSYNC_REPLICAS = "min.insync.replicas";

    private final Connection connection;
    private final Cluster cluster;
    private final Cancellation cancellation;
    private final ApplyOptions options;
    private final ApplyListener listener;
    private final Map<String, TopicRun> runs = new LinkedHashMap<>();
    private final Set<String> finished = new TreeSet<>();
    private @Nullable ApplyLock lock;

    public ProvisionApply(
            Connection connection, Cancellation cancellation, ApplyOptions options, ApplyListener listener) {
        this.connection = connection;
        this.cluster = connection.cluster().patient();
        this.cancellation = cancellation;
        this.options = options;
        this.listener = listener;
    }

    /** Exit 8 for a plan that was made for another cluster. */
    public ApplyReport apply(ProvisionPlan plan) {
        KafkactlException stop = null;
        plan.topics().forEach(topic -> runs.put(topic.name(), new TopicRun(topic, this::failed)));
        if (!plan.pending().isEmpty()) {
            requireCluster(plan);
            runs.values().stream().filter(run -> run.topic().problem() != null).forEach(this::failed);
            runs.values().forEach(this::requireFlags);
            if (options.locks()
                    && runs.values().stream().anyMatch(run -> !run.open().isEmpty())) {
                lock = ApplyLock.take(connection, cluster, plan.target().environment());
            }
            try {
                run();
            } catch (KafkactlException e) {
                stop = e;
                String reason = e.exitCode() == ExitCode.INTERRUPTED ? "interrupted" : e.message();
                runs.values().forEach(run -> run.skip(reason));
            }
        }
        return new ApplyReport(
                runs.values().stream().flatMap(run -> run.report().stream()).toList(), stop);
    }

    /** With the wish for it, nothing of another topic is done any more. */
    private void failed(TopicRun failed) {
        if (options.failFast()) {
            runs.values().stream()
                    .filter(run -> run != failed)
                    .forEach(run -> run.skip("stopped at topic '" + failed.name() + "' by --fail-fast"));
        }
    }

    /** To be asked before each request that writes: exit 130 or 143 when the user, exit 8 when a later apply says stop. */
    private void requireGoing() {
        if (cancellation.isCancelled()) {
            throw KafkactlException.interrupted("interrupted between two topics", null);
        }
        if (lock != null) {
            lock.require();
        }
    }

    private void requireCluster(ProvisionPlan plan) {
        String clusterId = cluster.clusterId();
        if (!clusterId.equals(plan.target().clusterId())) {
            throw KafkactlException.refused(
                    "WRONG_CLUSTER",
                    "the plan is for the cluster " + plan.target().clusterId() + ", and this is " + clusterId,
                    "choose its context with -c");
        }
    }

    /** A topic of which one operation is refused is left alone altogether. */
    private void requireFlags(TopicRun run) {
        List<Operation> refused = run.open().stream()
                .filter(operation -> operation
                        .requiredFlag()
                        .filter(flag -> !options.flags().contains(flag))
                        .isPresent())
                .toList();
        if (run.topic().isPending() && !refused.isEmpty()) {
            String flags = refused.stream()
                    .flatMap(operation -> operation.requiredFlag().stream())
                    .distinct()
                    .collect(Collectors.joining(" "));
            run.failed(
                    refused,
                    KafkactlException.refused(
                            "NOT_ALLOWED",
                            "topic '" + run.name() + "': "
                                    + refused.stream()
                                            .map(operation -> operation.action() == Action.DELETE
                                                    ? "deletion"
                                                    : "the change of " + operation.property())
                                            .collect(Collectors.joining(", "))
                                    + " is of the risk '" + refused.get(0).risk() + "'",
                            "add " + flags + " if that is meant"));
        }
    }

    private void run() {
        List<TopicRun> pending =
                runs.values().stream().filter(run -> run.topic().isPending()).toList();
        tellHowFar();
        pending.stream().filter(run -> run.open().isEmpty()).forEach(this::finish);
        create(pending, true);
        create(pending, false);
        each(pending, this::widen);
        each(pending, this::addPartitions);
        CopyMoves moves =
                new CopyMoves(cluster, cancellation, options.moves(), listener, this::requireGoing, this::finish);
        moves.run(pending, true);
        each(pending, this::settleInSync);
        moves.run(pending, false);
        each(pending, this::narrow);
        new TopicDeletions(cluster, cancellation, this::requireGoing, this::finish)
                .run(pending, options.failFast() ? 1 : Integer.MAX_VALUE);
    }

    private void create(List<TopicRun> pending, boolean companions) {
        List<TopicRun> wanted = new ArrayList<>();
        for (TopicRun run : pending) {
            boolean companion = run.topic().companionOf() != null;
            if (run.topic().creation() != null
                    && companion == companions
                    && !run.open().isEmpty()) {
                skipWithoutCompanions(run);
                if (run.open().isEmpty()) {
                    finish(run);
                } else {
                    wanted.add(run);
                }
            }
        }
        new TopicCreations(
                        cluster,
                        cancellation,
                        this::requireGoing,
                        () -> wanted.stream()
                                .filter(run -> run.open().isEmpty())
                                .forEach(this::finish))
                .run(wanted, options.failFast() ? 1 : CREATED_AT_ONCE);
    }

    /** No consumer is to meet a topic whose companions are missing. */
    private void skipWithoutCompanions(TopicRun main) {
        runs.values().stream()
                .filter(run -> main.name().equals(run.topic().companionOf()))
                .filter(run -> run.topic().topicId() == null)
                .filter(run -> run.topic().problem() != null || !run.isDone())
                .findFirst()
                .ifPresent(run -> main.skip("its companion '" + run.name() + "' was not made"));
    }

    private interface Step {
        void run(TopicRun run);
    }

    private void each(List<TopicRun> pending, Step step) {
        for (TopicRun run : pending) {
            if (!run.open().isEmpty()) {
                step.run(run);
                if (run.open().isEmpty()) {
                    finish(run);
                }
            }
        }
    }

    private void attempt(TopicRun run, List<Operation> operations, Runnable action) {
        if (!operations.isEmpty()) {
            requireGoing();
            run.attempt(operations, () -> {
                run.requireFresh(cluster);
                action.run();
                run.done(operations, Status.APPLIED, null);
            });
        }
    }

    /** A demand for more copies in sync waits for the copies; for fewer it goes ahead of them. */
    private static boolean waitsForCopies(TopicRun run, Operation operation) {
        return operation.property().equals(MIN_INSYNC_REPLICAS)
                && operation.risk() != Risk.CAUTION
                && run.topic().has(Action.MOVE_COPIES);
    }

    private void widen(TopicRun run) {
        settings(
                run,
                run.open(operation -> operation.action().isSetting()
                        && operation.risk() != Risk.DESTRUCTIVE
                        && !waitsForCopies(run, operation)));
    }

    private void settleInSync(TopicRun run) {
        settings(run, run.open(operation -> operation.action().isSetting() && waitsForCopies(run, operation)));
    }

    private void narrow(TopicRun run) {
        settings(run, run.open(operation -> operation.action().isSetting()));
    }

    /** All of them or none. */
    private void settings(TopicRun run, List<Operation> operations) {
        attempt(run, operations, () -> {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, run.name());
            List<AlterConfigOp> changes = SettingOperations.of(operations);
            cluster.call(
                    "change the configuration of topic '" + run.name() + "'",
                    admin -> admin.incrementalAlterConfigs(Map.of(resource, changes))
                            .all());
        });
    }

    private void addPartitions(TopicRun run) {
        List<Operation> operations = run.open(operation -> operation.action() == Action.ADD_PARTITIONS);
        boolean behind = runs.values().stream()
                .anyMatch(other -> run.name().equals(other.topic().companionOf())
                        && other.topic().has(Action.ADD_PARTITIONS)
                        && (other.topic().problem() != null || other.isStopped()));
        if (!operations.isEmpty() && behind) {
            run.skip("the partitions of a companion were not added");
            return;
        }
        attempt(run, operations, () -> {
            int partitions =
                    Integer.parseInt(Objects.requireNonNull(operations.get(0).to()));
            new PartitionIncrease(cluster).send(run.name(), partitions, false);
            run.done(operations, Status.APPLIED, null);
            new TopicReadiness(cluster, cancellation).await(run.name(), partitions);
        });
    }

    private void finish(TopicRun run) {
        if (finished.add(run.name())) {
            tellHowFar();
        }
    }

    private void tellHowFar() {
        listener.topics(finished.size(), (int)
                runs.values().stream().filter(run -> run.topic().isPending()).count());
    }
}
