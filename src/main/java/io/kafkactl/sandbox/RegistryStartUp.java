package io.kafkactl.sandbox;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry's part in one attempt to bring up a sandbox. */
final class RegistryStartUp {
    private final RegistryLauncher launcher;
    private final Duration longest;
    private final Deadline deadline;
    private @Nullable Process started;

    RegistryStartUp(RegistryLauncher launcher, Duration longest, Deadline deadline) {
        this.launcher = launcher;
        this.longest = longest;
        this.deadline = deadline;
    }

    /** Starts it, unless it runs. */
    RegistryState launch(SandboxState state, RegistryState registry) {
        if (registry.running()) {
            return registry;
        }
        Process process = launcher.launch(state, registry);
        started = process;
        return registry.withProcess(ProcessIdentity.of(process.toHandle()));
    }

    void awaitReady(SandboxState state, RegistryState registry) {
        boolean ready = deadline.await(() -> {
            if (started != null && !started.isAlive()) {
                throw FailedStart.ofRegistry(state).ended("it ended with exit code " + started.exitValue());
            }
            return RegistryProbe.ready(registry);
        });
        if (!ready) {
            throw FailedStart.ofRegistry(state).tooSlow(registry.url(), longest);
        }
    }

    Optional<Process> started() {
        return Optional.ofNullable(started);
    }
}
