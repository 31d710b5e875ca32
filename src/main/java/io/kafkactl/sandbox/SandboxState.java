package io.kafkactl.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a sandbox between two commands.
 *
 * @param registry null when it has none
 */
record SandboxState(
        int version,
        String name,
        String clusterId,
        boolean ephemeral,
        String folder,
        List<BrokerState> brokers,
        @Nullable RegistryState registry) {
    static final int VERSION = 1;

    SandboxState {
        brokers = List.copyOf(brokers);
    }

    SandboxState withBrokers(List<BrokerState> changed) {
        return new SandboxState(version, name, clusterId, ephemeral, folder, changed, registry);
    }

    SandboxState withRegistry(@Nullable RegistryState changed) {
        return new SandboxState(version, name, clusterId, ephemeral, folder, brokers, changed);
    }

    /** The same sandbox when all its processes have ended. */
    SandboxState stopped() {
        return withBrokers(brokers.stream().map(b -> b.withProcess(null)).toList())
                .withRegistry(registry == null ? null : registry.withProcess(null));
    }

    SandboxState withBroker(BrokerState changed) {
        return withBrokers(
                brokers.stream().map(b -> b.id() == changed.id() ? changed : b).toList());
    }

    BrokerState broker(int id) {
        return brokers.stream()
                .filter(b -> b.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sandbox " + name + " has no broker " + id));
    }

    List<BrokerState> runningBrokers() {
        return brokers.stream().filter(BrokerState::running).toList();
    }

    boolean registryRuns() {
        return registry != null && registry.running();
    }

    /** Those that were started, whether or not they still run; the brokers in the order of their ids, then the registry. */
    List<ProcessIdentity> processes() {
        return Stream.concat(
                        brokers.stream().flatMap(b -> Optional.ofNullable(b.process()).stream()),
                        Optional.ofNullable(registry).flatMap(r -> Optional.ofNullable(r.process())).stream())
                .toList();
    }

    String bootstrapServers() {
        return brokers.stream().map(BrokerState::address).collect(Collectors.joining(","));
    }

    RegistryFolder registryFolder() {
        return new RegistryFolder(Path.of(folder).resolve("registry"));
    }

    BrokerFolder brokerFolder(int id) {
        return new BrokerFolder(Path.of(folder).resolve("broker-" + id));
    }
}
