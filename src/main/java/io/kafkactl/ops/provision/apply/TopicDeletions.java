package io.kafkactl.ops.provision.apply;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.provision.apply.AppliedOperation.Status;
import io.kafkactl.ops.provision.plan.Action;
import io.kafkactl.ops.provision.plan.Operation;
import io.kafkactl.ops.provision.plan.PlannedTopic;
import io.kafkactl.ops.topic.DeletionPlan;
import io.kafkactl.ops.topic.DoomedTopic;
import io.kafkactl.ops.topic.TopicDeletion;
import io.kafkactl.ops.topic.TopicOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Deletes topics of a plan by their ids, all with one request. */
final class TopicDeletions {
    private final Cluster cluster;
    private final TopicDeletion deletion;
    private final Runnable gate;
    private final Consumer<TopicRun> finish;

    /**
     * Deletions on one cluster.
     *
     * @param gate called before each request that writes; throws to end the work
     * @param finish told of each topic that nothing is left to be done to
     */
    TopicDeletions(Cluster cluster, Cancellation cancellation, Runnable gate, Consumer<TopicRun> finish) {
        this.gate = gate;
        this.cluster = cluster;
        this.deletion = new TopicDeletion(cluster, cancellation);
        this.finish = finish;
    }

    /**
     * Deletes those that are to be deleted.
     *
     * @param atOnce how many with one request
     */
    void run(List<TopicRun> topics, int atOnce) {
        List<TopicRun> wanted = topics.stream()
                .filter(run -> run.open().stream().anyMatch(operation -> operation.action() == Action.DELETE))
                .toList();
        for (int from = 0; from < wanted.size(); from += Math.min(atOnce, wanted.size())) {
            delete(wanted.subList(from, Math.min(wanted.size() - from, atOnce) + from));
        }
    }

    private void delete(List<TopicRun> topics) {
        Map<String, TopicRun> doomed = new LinkedHashMap<>();
        for (TopicRun run : topics) {
            List<Operation> deletions = run.open(operation -> operation.action() == Action.DELETE);
            if (!deletions.isEmpty()) {
                run.attempt(deletions, () -> {
                    run.requireFresh(cluster);
                    doomed.put(run.name(), run);
                });
                if (run.open().isEmpty()) {
                    finish.accept(run);
                }
            }
        }
        if (doomed.isEmpty()) {
            return;
        }
        gate.run();
        TopicOutcome<DoomedTopic> outcome = deletion.execute(plan(doomed));
        outcome.topics()
                .forEach(topic -> Optional.ofNullable(doomed.get(topic.name()))
                        .ifPresent(run -> run.done(run.open(), Status.APPLIED, null)));
        for (ItemError error : outcome.errors()) {
            Optional.ofNullable(doomed.get(error.item())).ifPresent(run -> run.failed(run.open(), error.failure()));
        }
        doomed.values().forEach(finish);
    }

    private static DeletionPlan plan(Map<String, TopicRun> doomed) {
        List<DoomedTopic> topics =
                doomed.values().stream().map(run -> doomed(run.topic())).toList();
        return new DeletionPlan("", topics, List.of(), List.of(), List.of(), List.of());
    }

    private static DoomedTopic doomed(PlannedTopic topic) {
        return new DoomedTopic(topic.name(), Objects.requireNonNull(topic.topicId()), 0, null);
    }
}
