package io.kafkactl.cli.dlq;

import io.kafkactl.ops.dlq.redrive.RoutingRules;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the dead letters may go, and as what. */
final class RoutingOptions {
    @Option(
            names = "--allow-target",
            paramLabel = "TOPIC",
            description = "Permit a target that is not derived from the dead-letter topic's name or configuration.")
    Set<String> allowedTargets = new LinkedHashSet<>();

    @Option(
            names = "--max-redrives",
            paramLabel = "N",
            description = "Leave records that were redriven this often (default: the context's, else 5).")
    @Nullable
    Integer maxRedrives;

    /** False when it was allowed before. */
    boolean allow(String target) {
        return allowedTargets.add(target);
    }

    /** @param limit how often a record of this dead-letter topic is redriven where the user does not say */
    RoutingRules rules(int limit) {
        return new RoutingRules(allowedTargets, maxRedrives == null ? limit : maxRedrives);
    }
}
