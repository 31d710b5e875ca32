package io.kafkactl.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is known of one sandbox, without asking its brokers. */
public record SandboxStatus(
        String name,
        Condition condition,
        int brokers,
        String bootstrapServers,
        String clusterId,
        List<Long> pids,
        boolean ephemeral,
        Path folder) {

    /** Whether all, some or none of the brokers' processes live. */
    public enum Condition {
        RUNNING,
        PARTIAL,
        STOPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static SandboxStatus of(SandboxState state) {
        List<Long> pids = state.runningBrokers().stream()
                .flatMap(b -> Optional.ofNullable(b.process()).stream())
                .map(ProcessIdentity::pid)
                .toList();
        Condition condition = pids.isEmpty()
                ? Condition.STOPPED
                : pids.size() == state.brokers().size() ? Condition.RUNNING : Condition.PARTIAL;
        return new SandboxStatus(
                state.name(),
                condition,
                state.brokers().size(),
                state.bootstrapServers(),
                state.clusterId(),
                pids,
                state.ephemeral(),
                Path.of(state.folder()));
    }
}
