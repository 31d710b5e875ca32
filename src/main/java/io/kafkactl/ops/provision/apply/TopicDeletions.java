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
    private final Consumer<TopicRun> finish;

    /**
     * Deletions on one cluster.
     *
     * @param finish told of each topic that nothing is left to be done to
     */
    TopicDeletions(Cluster cluster, Cancellation cancellation, Consumer<TopicRun> finish) {
        this.cluster = cluster;
        this.deletion = new TopicDeletion(cluster, cancellation);
        this.finish = finish;
    }

    void run(List<TopicRun> topics) {
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
