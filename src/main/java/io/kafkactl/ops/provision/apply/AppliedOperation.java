package io.kafkactl.ops.provision.apply;

import io.kafkactl.error.ItemError;
import io.kafkactl.ops.provision.plan.Operation;
import io.kafkactl.ops.provision.plan.PlannedTopic;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one operation of a plan.
 *
 * @param operation null for a topic to which nothing had to be done
 * @param error why it failed or was refused; null for the others
 * @param reason why it was skipped, or what is still under way; null for the others
 */
public record AppliedOperation(
        PlannedTopic topic,
        @Nullable Operation operation,
        Status status,
        @Nullable ItemError error,
        @Nullable String reason) {
    /** What became of it. */
    public enum Status {
        APPLIED,
        /** It was so already. */
        UNCHANGED,
        FAILED,
        /** Something that it depends on was not done. */
        SKIPPED,
        /** The plan is stale, or an option is missing. */
        REFUSED;

        /** As output spells it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
