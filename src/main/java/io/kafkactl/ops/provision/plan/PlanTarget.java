package io.kafkactl.ops.provision.plan;

import io.kafkactl.ops.provision.manifest.Environment;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that a plan is for.
 *
 * @param environment its name in the manifest; null where the manifest has none
 * @param context that leads to it; null where the command line says
 * @param protect changes want the context's name beside an agreement
 */
public record PlanTarget(
        String clusterId,
        @Nullable String environment,
        @Nullable String context,
        boolean protect) {
    static PlanTarget of(String clusterId, @Nullable Environment environment) {
        return environment == null
                ? new PlanTarget(clusterId, null, null, false)
                : new PlanTarget(clusterId, environment.name(), environment.context(), environment.protect());
    }
}
