package io.kafkactl.ops.dlq.redrive;

import org.jspecify.annotations.Nullable;

/**
 * How often a record is redriven, and what then.
 *
 * @param most a record that was redriven this often is not redriven again
 * @param parks it goes to the parking topic instead of staying where it is
 * @param parkTopic null for the source's own, which is {@code <source>.parked}
 */
public record RedriveLimit(
        int most, boolean parks, @Nullable String parkTopic) {
    /** Leaves what was redriven so often. */
    public static RedriveLimit of(int most) {
        return new RedriveLimit(most, false, null);
    }
}
