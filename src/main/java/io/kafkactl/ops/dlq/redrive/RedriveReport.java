package io.kafkactl.ops.dlq.redrive;

import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a redrive did.
 *
 * @param groups sent records by target, and those that stay by reason; those that stay by plan are included
 * @param changedSincePlan records of the plan that another run settled in the meantime
 * @param notReached selected records that were neither sent nor refused, because the run was stopped
 * @param failure what stopped the run, if it did not end by itself
 */
public record RedriveReport(
        String run,
        List<RedriveGroup> groups,
        long changedSincePlan,
        long notReached,
        Duration duration,
        boolean interrupted,
        @Nullable KafkactlException failure) {

    /** How many were settled in that way. */
    public long count(Outcome outcome) {
        return groups.stream()
                .filter(group -> group.outcome() == outcome)
                .mapToLong(RedriveGroup::records)
                .sum();
    }

    public long pending() {
        return notReached
                + groups.stream()
                        .filter(group -> !group.isSettled())
                        .mapToLong(RedriveGroup::records)
                        .sum();
    }
}
