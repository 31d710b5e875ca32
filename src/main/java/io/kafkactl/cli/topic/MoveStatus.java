package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.change.ReplicaMovement;
import io.kafkactl.output.OutputFormat;
import java.util.List;
import java.util.Set;

/** {@code kafkactl topic alter --status}. */
final class MoveStatus {
    private final Invocation invocation;
    private final MoveWaitOptions options;

    MoveStatus(Invocation invocation, MoveWaitOptions options) {
        this.invocation = invocation;
        this.options = options;
    }

    int show(List<String> names, OutputFormat format, boolean dryRun) {
        if (options.throttle != null || options.noWait || options.maxMoves != null) {
            throw KafkactlException.usage("--status starts no move", "leave out --throttle, --no-wait and --max-moves");
        }
        Set<String> topics = Set.copyOf(names);
        boolean cleanUp = !dryRun && !invocation.settings().readOnly();
        try (Connection connection = invocation.connect()) {
            ReplicaMovement movement = new ReplicaMovement(
                    connection.cluster(), invocation.context().cancellation());
            if (options.within != null) {
                try (MoveProgress progress = new MoveProgress(invocation)) {
                    movement.await(topics, options.within, progress);
                }
            }
            ReplicaMovement.Status status = movement.status(topics, cleanUp);
            status.freed().forEach(owner -> invocation.note("took the throttle of " + owner + " away"));
            if (status.moving().isEmpty()) {
                invocation.note("no copies are on the move");
            }
            return invocation.print(format, ChangeRows.MOVING, status.moving()).code();
        }
    }
}
