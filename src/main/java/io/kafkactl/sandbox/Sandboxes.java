package io.kafkactl.sandbox;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts, finds and ends the sandboxes of a user: real Kafka brokers, and a registry, as processes of their own. */
public final class Sandboxes {
    private final SandboxStore store;
    private final Cancellation cancellation;

    /** Sandboxes remembered under {@code root}. */
    public Sandboxes(Path root, Cancellation cancellation) {
        this.store = new SandboxStore(root);
        this.cancellation = cancellation;
    }

    /** Where the sandboxes of the user with this environment are remembered. */
    public static Path rootOf(Map<String, String> env) {
        String state = env.getOrDefault("XDG_STATE_HOME", "");
        // The XDG specification says to ignore a relative path.
        Path home = state.startsWith("/")
                ? Path.of(state)
                : Path.of(env.getOrDefault("HOME", System.getProperty("user.home")), ".local", "state");
        return home.resolve("kafkactl").resolve("sandbox");
    }

    /** The folder with the broker's jars: part of the installation, unless a build says otherwise. */
    public static Path installedLibrary() {
        String override = System.getProperty("kafkactl.sandbox.lib");
        return override == null
                ? Path.of(System.getProperty("kafkactl.home", "."), "lib", "sandbox")
                : Path.of(override);
    }

    /** Returns when brokers and registry answer; what of it runs already stays as it is. */
    public RunningSandbox start(SandboxSpec spec) {
        BrokerLauncher launcher = new BrokerLauncher(spec.library());
        return alone(spec.name(), () -> {
            Optional<SandboxState> known = store.read(spec.name());
            known.ifPresent(state -> SandboxPlan.requireSame(state, spec));
            SandboxState planned = known.map(state -> SandboxPlan.restart(state, spec))
                    .orElseGet(() -> SandboxPlan.create(spec, store));
            boolean running = SandboxStatus.of(planned).condition() == SandboxStatus.Condition.RUNNING;
            Launchers launchers = launchers(launcher, planned, spec);
            try {
                store.writeContext(new StartUp(store, launchers, spec.deadline(), cancellation).run(planned));
            } catch (RuntimeException e) {
                known.ifPresentOrElse(state -> restore(state), () -> abandon(planned));
                throw e;
            }
            return new RunningSandbox(this, launchers, spec.deadline(), spec.name(), running);
        });
    }

    /**
     * Ends the processes; the data is deleted when the sandbox was ephemeral or {@code deleteData} is set.
     *
     * @return what was there before
     */
    public SandboxStatus stop(String name, boolean deleteData) {
        require(name);
        return alone(name, () -> {
            SandboxState state = require(name);
            SandboxStatus before = SandboxStatus.of(state);
            if (deleteData || state.ephemeral()) {
                BrokerProcesses.kill(state.processes());
                delete(state);
            } else {
                BrokerProcesses.end(state.processes());
                store.deleteContext(name);
                store.write(state.stopped());
            }
            return before;
        });
    }

    public List<SandboxStatus> list() {
        return store.names().stream()
                .flatMap(name -> store.read(name).stream())
                .map(SandboxStatus::of)
                .toList();
    }

    /** Exit 7 when there is none of that name. */
    public SandboxStatus status(String name) {
        return SandboxStatus.of(require(name));
    }

    SandboxState require(String name) {
        return store.read(name).orElseThrow(() -> {
            List<String> names = store.names();
            return KafkactlException.notFound(
                    "SANDBOX_NOT_FOUND",
                    "there is no sandbox '" + name + "'",
                    SimilarName.of(name, names)
                            .map(similar -> "did you mean '" + similar + "'?")
                            .orElse(
                                    names.isEmpty()
                                            ? "there is none at all"
                                            : "there are: " + String.join(", ", names)));
        });
    }

    <T> T alone(String name, Supplier<T> work) {
        return SandboxLock.holding(store.lockFile(name), cancellation, work);
    }

    SandboxStore store() {
        return store;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** None is looked for when there is no registry to start: it may not be installed. */
    private static Launchers launchers(BrokerLauncher brokers, SandboxState planned, SandboxSpec spec) {
        boolean needed = planned.registry() != null && !planned.registryRuns();
        return new Launchers(
                brokers, needed ? RegistryLauncher.find(spec.library().resolveSibling("registry")) : null);
    }

    /** A registry that could not be added is none, so that the next {@code up} does not fail on it too. */
    private void restore(SandboxState known) {
        if (known.registry() == null) {
            store.write(known);
            known.registryFolder().deleteData();
        }
    }

    /** A sandbox that never came up is forgotten, but its logs stay for whoever reads the error, unless the user ended it. */
    private void abandon(SandboxState state) {
        if (cancellation.isCancelled()) {
            delete(state);
            return;
        }
        state.brokers().stream()
                .map(b -> state.brokerFolder(b.id()))
                .filter(folder -> folder.isFormatted(state.clusterId()))
                .forEach(BrokerFolder::deleteData);
        state.registryFolder().deleteData();
        store.forget(state.name());
        store.tidy(state.name());
    }

    private void delete(SandboxState state) {
        state.brokers().forEach(b -> state.brokerFolder(b.id()).deleteAll());
        state.registryFolder().deleteAll();
        store.forget(state.name());
        SandboxStore.deleteIfEmpty(Path.of(state.folder()));
        store.tidy(state.name());
    }
}
