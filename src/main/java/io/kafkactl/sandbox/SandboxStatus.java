package io.kafkactl.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one sandbox, without asking its brokers.
 *
 * @param schemaRegistry address of its registry; null when it has none
 */
public record SandboxStatus(
        String name,
        Condition condition,
        int brokers,
        String bootstrapServers,
        @Nullable String schemaRegistry,
        String clusterId,
        List<Long> pids,
        boolean ephemeral,
        Path folder) {

    /** Whether all, some or none of the processes live. */
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
        List<Long> pids = state.processes().stream()
                .filter(ProcessIdentity::running)
                .map(ProcessIdentity::pid)
                .toList();
        int wanted = state.brokers().size() + (state.registry() == null ? 0 : 1);
        Condition condition =
                pids.isEmpty() ? Condition.STOPPED : pids.size() == wanted ? Condition.RUNNING : Condition.PARTIAL;
        return new SandboxStatus(
                state.name(),
                condition,
                state.brokers().size(),
                state.bootstrapServers(),
                state.registry() == null ? null : state.registry().url(),
                state.clusterId(),
                pids,
                state.ephemeral(),
                Path.of(state.folder()));
    }
}
