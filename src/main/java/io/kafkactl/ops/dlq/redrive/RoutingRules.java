package io.kafkactl.ops.dlq.redrive;

import org.jspecify.annotations.Nullable;

/**
 * Where dead letters may go, and as what.
 *
 * @param edit null to leave values as they are
 */
public record RoutingRules(
        TargetRules targets,
        Partitioning partitioning,
        Timestamping timestamps,
        HeaderRules headers,
        PayloadFrom payload,
        Superseded superseded,
        Dedupe dedupe,
        RedriveLimit limit,
        @Nullable ValueEdit edit) {
    /** Derived targets alone, five times at most, as they were. */
    public static final RoutingRules DEFAULT = new RoutingRules(
            TargetRules.DEFAULT,
            Partitioning.AUTO,
            Timestamping.AUTO,
            HeaderRules.DEFAULT,
            PayloadFrom.AUTO,
            Superseded.AUTO,
            Dedupe.ORIGIN,
            RedriveLimit.of(5),
            null);

    /** The same for other targets. */
    public RoutingRules withTargets(TargetRules value) {
        return new RoutingRules(value, partitioning, timestamps, headers, payload, superseded, dedupe, limit, edit);
    }

    /** The same with a change of values. */
    public RoutingRules withEdit(@Nullable ValueEdit value) {
        return new RoutingRules(targets, partitioning, timestamps, headers, payload, superseded, dedupe, limit, value);
    }
}
