package io.kafkactl.client.registry;

import org.jspecify.annotations.Nullable;

/**
 * What the registry says of itself; null where it says nothing.
 *
 * @param clusterId of the registry's own cluster
 */
public record ServerInfo(
        @Nullable String version,
        @Nullable String commit,
        @Nullable String clusterId) {}
