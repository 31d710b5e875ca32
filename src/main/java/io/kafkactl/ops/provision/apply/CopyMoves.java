package io.kafkactl.ops.provision.apply;

import io.kafkactl.client.Cluster;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.apply.AppliedOperation.Status;
import io.kafkactl.ops.provision.plan.Action;
import io.kafkactl.ops.provision.plan.Operation;
import io.kafkactl.ops.topic.change.MoveListener;
import io.kafkactl.ops.topic.change.MoveOptions;
import io.kafkactl.ops.topic.change.ReplicaMovement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Brings topics of a plan to other numbers of copies; those that go to the same number move together. */
final class CopyMoves {
    private static final String UNDER_WAY = "its copies are still on the move";

    private final Cluster cluster;
    private final Cancellation cancellation;
    private final MoveOptions options;
    private final MoveListener listener;
    private final Runnable gate;
    private final Consumer<TopicRun> finish;

    /**
     * Moves on one cluster.
     *
     * @param gate called before topics move; throws to end the work
     * @param finish told of each topic that nothing is left to be done to
     */
    CopyMoves(
            Cluster cluster,
            Cancellation cancellation,
            MoveOptions options,
            MoveListener listener,
            Runnable gate,
            Consumer<TopicRun> finish) {
        this.gate = gate;
        this.cluster = cluster;
        this.cancellation = cancellation;
        this.options = options;
        this.listener = listener;
        this.finish = finish;
    }

    /** Those that get more copies, or else those that get fewer. */
    void run(List<TopicRun> topics, boolean up) {
        Map<Integer, List<TopicRun>> groups = new LinkedHashMap<>();
        for (TopicRun run : topics) {
            run.open(operation -> operation.action() == Action.MOVE_COPIES && isUp(operation) == up)
                    .forEach(operation -> groups.computeIfAbsent(copies(operation), copies -> new ArrayList<>())
                            .add(run));
        }
        groups.forEach(this::move);
    }

    private static boolean isUp(Operation operation) {
        int least = Integer.parseInt(Objects.requireNonNull(operation.from()).replaceFirst("/.*", ""));
        return copies(operation) > least;
    }

    private static int copies(Operation operation) {
        return Integer.parseInt(Objects.requireNonNull(operation.to()));
    }

    private void move(int copies, List<TopicRun> topics) {
        List<TopicRun> fresh = new ArrayList<>();
        gate.run();
        for (TopicRun run : topics) {
            if (!run.open().isEmpty()) {
                run.attempt(moveOf(run), () -> {
                    run.requireFresh(cluster);
                    fresh.add(run);
                });
            }
        }
        fresh.removeIf(TopicRun::isStopped);
        try {
            if (!fresh.isEmpty()) {
                move(fresh, copies);
            }
        } catch (KafkactlException e) {
            fresh.forEach(run -> run.failed(moveOf(run), e));
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
        }
        topics.stream().filter(run -> run.open().isEmpty()).forEach(finish);
    }

    private void move(List<TopicRun> topics, int copies) {
        Set<String> names = topics.stream().map(TopicRun::name).collect(Collectors.toSet());
        boolean arrived = new ReplicaMovement(cluster, cancellation).run(names, copies, options, listener);
        for (TopicRun run : topics) {
            run.done(moveOf(run), Status.APPLIED, arrived ? null : UNDER_WAY);
            if (!arrived) {
                run.skip(UNDER_WAY);
            }
        }
    }

    private static List<Operation> moveOf(TopicRun run) {
        return run.topic().operations().stream()
                .filter(operation -> operation.action() == Action.MOVE_COPIES)
                .toList();
    }
}
