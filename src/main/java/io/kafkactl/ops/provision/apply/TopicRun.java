package io.kafkactl.ops.provision.apply;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.apply.AppliedOperation.Status;
import io.kafkactl.ops.provision.observed.ObservedTopic;
import io.kafkactl.ops.provision.observed.ObservedTopics;
import io.kafkactl.ops.provision.plan.Operation;
import io.kafkactl.ops.provision.plan.PlannedTopic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How far one topic of a plan is: what became of its operations, and what keeps the rest from being done. */
final class TopicRun {
    private final PlannedTopic topic;
    private final Consumer<TopicRun> onFailure;
    private final Map<Operation, AppliedOperation> results = new HashMap<>();
    private @Nullable String obstacle;
    private boolean begun;

    /**
     * One topic, to which nothing has been done.
     *
     * @param onFailure told when one of its operations fails or is refused
     */
    TopicRun(PlannedTopic topic, Consumer<TopicRun> onFailure) {
        this.topic = topic;
        this.onFailure = onFailure;
    }

    PlannedTopic topic() {
        return topic;
    }

    String name() {
        return topic.name();
    }

    /** The operations that are still to be done, if nothing stands in their way. */
    List<Operation> open() {
        return obstacle != null
                ? List.of()
                : topic.operations().stream()
                        .filter(operation -> !results.containsKey(operation))
                        .toList();
    }

    /** Those of the open operations that are wanted. */
    List<Operation> open(Predicate<Operation> wanted) {
        return open().stream().filter(wanted).toList();
    }

    /** Keeps the failure of what is done for these operations; an interruption goes further, and fails none of them. */
    void attempt(Collection<Operation> operations, Runnable action) {
        try {
            action.run();
        } catch (KafkactlException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            failed(operations, e);
        }
    }

    /** True when something keeps the rest from being done. */
    boolean isStopped() {
        return obstacle != null;
    }

    /** True when everything was done that was to be done. */
    boolean isDone() {
        return obstacle == null && open().isEmpty();
    }

    void done(Collection<Operation> operations, Status status, @Nullable String reason) {
        operations.forEach(
                operation -> results.put(operation, new AppliedOperation(topic, operation, status, null, reason)));
    }

    /** What comes after these operations is not done either. */
    void failed(Collection<Operation> operations, KafkactlException failure) {
        Status status = failure.exitCode() == ExitCode.REFUSED ? Status.REFUSED : Status.FAILED;
        ItemError error = ItemError.of(name(), failure);
        operations.forEach(
                operation -> results.put(operation, new AppliedOperation(topic, operation, status, error, null)));
        obstacle = "another operation of the topic " + (status == Status.REFUSED ? "was refused" : "failed");
        onFailure.accept(this);
    }

    /** Nothing of it is done, or nothing more. */
    void skip(String reason) {
        if (obstacle == null) {
            obstacle = reason;
        }
    }

    /** Exit 8 for a topic that is not as the plan found it; later, for one that was made anew. */
    void requireFresh(Cluster cluster) {
        ObservedTopics now = ObservedTopics.again(cluster, List.of(name()));
        KafkactlException unreadable = now.error(name()).orElse(null);
        if (unreadable != null) {
            throw unreadable;
        }
        ObservedTopic found = now.topic(name()).orElse(null);
        if (found == null) {
            throw stale("was deleted");
        }
        if (!found.topicId().equals(topic.topicId())) {
            throw stale(topic.topicId() == null ? "was created" : "was deleted and created anew");
        }
        if (!begun && !found.fingerprint().equals(topic.fingerprint())) {
            throw stale("was changed");
        }
        begun = true;
    }

    KafkactlException stale(String what) {
        return KafkactlException.refused(
                "STALE_PLAN",
                "topic '" + name() + "' " + what + " since its changes were planned",
                "plan again: kafkactl topic plan");
    }

    List<AppliedOperation> report() {
        ItemError problem = topic.problem();
        if (problem != null) {
            Status status = problem.exitCode() == ExitCode.REFUSED ? Status.REFUSED : Status.FAILED;
            return List.of(new AppliedOperation(topic, null, status, problem, null));
        }
        if (topic.operations().isEmpty()) {
            return List.of(new AppliedOperation(topic, null, Status.UNCHANGED, null, null));
        }
        List<AppliedOperation> report = new ArrayList<>();
        for (Operation operation : topic.operations()) {
            AppliedOperation result = results.get(operation);
            report.add(
                    result != null
                            ? result
                            : new AppliedOperation(
                                    topic,
                                    operation,
                                    Status.SKIPPED,
                                    null,
                                    Objects.requireNonNullElse(obstacle, "not reached")));
        }
        return report;
    }
}
