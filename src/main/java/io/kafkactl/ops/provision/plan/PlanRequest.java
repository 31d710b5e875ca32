package io.kafkactl.ops.provision.plan;

import io.kafkactl.ops.provision.manifest.Environment;
import io.kafkactl.ops.provision.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is to be made for.
 *
 * @param environment null where the manifest has none
 * @param checksSchemas whether the registry is asked about the schemas that the manifest names
 * @param prune null to leave topics alone that no manifest names
 */
public record PlanRequest(
        Manifest manifest,
        @Nullable Environment environment,
        boolean checksSchemas,
        @Nullable Prune prune,
        Instant now) {
    /**
     * That topics of the scope which no manifest names are deleted.
     *
     * @param idleFor how long nobody must have written to one
     * @param forced topics that are deleted although they are in use
     */
    public record Prune(Duration idleFor, Set<String> forced) {}
}
