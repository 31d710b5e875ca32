package io.kafkactl.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What a sandbox's processes are started with.
 *
 * @param registry null when no registry is to be started
 */
record Launchers(BrokerLauncher broker, @Nullable RegistryLauncher registry) {
    Launchers withoutRegistry() {
        return new Launchers(broker, null);
    }
}
