package io.kafkactl.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What is remembered of a sandbox between two commands. */
record SandboxState(
        int version, String name, String clusterId, boolean ephemeral, String folder, List<BrokerState> brokers) {
    static final int VERSION = 1;

    SandboxState {
        brokers = List.copyOf(brokers);
    }

    SandboxState withBrokers(List<BrokerState> changed) {
        return new SandboxState(version, name, clusterId, ephemeral, folder, changed);
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

    String bootstrapServers() {
        return brokers.stream().map(BrokerState::address).collect(Collectors.joining(","));
    }

    BrokerFolder brokerFolder(int id) {
        return new BrokerFolder(Path.of(folder).resolve("broker-" + id));
    }
}
