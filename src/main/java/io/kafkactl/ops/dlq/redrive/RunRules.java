package io.kafkactl.ops.dlq.redrive;

import org.jspecify.annotations.Nullable;

/**
 * Who runs a redrive and how it goes about it.
 *
 * @param run the name that the journal keeps
 * @param takeOver fence another run that is alive
 * @param again send what is settled, too
 * @param journal false to remember nothing
 * @param failedGroup the group that failed, null for the one that the dead letters name
 * @param joining null for a run that works all partitions itself
 */
public record RunRules(
        String run,
        String operator,
        String reason,
        boolean takeOver,
        boolean again,
        boolean journal,
        Pace pace,
        @Nullable CanaryRules canary,
        @Nullable String failedGroup,
        @Nullable Joining joining) {
    /** As fast as possible, and remembered. */
    public static RunRules of(String run, String operator, String reason, boolean takeOver) {
        return new RunRules(run, operator, reason, takeOver, false, true, Pace.UNLIMITED, null, null, null);
    }

    /** The same, shared with others. */
    public RunRules joining(@Nullable Joining value) {
        return new RunRules(run, operator, reason, takeOver, again, journal, pace, canary, failedGroup, value);
    }

    /** The group that shares the partitions out, or null. */
    public @Nullable String group() {
        return joining == null ? null : joining.group();
    }

    /** True when the failing group must be known. */
    boolean watchesGroup() {
        return canary != null || pace.mostLag() != null;
    }
}
