package io.kafkactl.ops.dlq.redrive;

import java.util.Set;

/**
 * Where dead letters may go, and as what.
 *
 * @param allowedTargets targets beyond the derived ones
 * @param maxRedrives a record that was redriven this often stays
 */
public record RoutingRules(Set<String> allowedTargets, int maxRedrives) {
    /** Derived targets alone, five times at most. */
    public static final RoutingRules DEFAULT = new RoutingRules(Set.of(), 5);

    public RoutingRules {
        allowedTargets = Set.copyOf(allowedTargets);
    }
}
