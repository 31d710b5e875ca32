package io.kafkactl.sandbox;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One attempt to bring up what of a sandbox does not run; ends what it started when it fails. */
final class StartUp {
    private final SandboxStore store;
    private final BrokerLauncher launcher;
    private final Duration longest;
    private final Deadline deadline;
    private final Map<Integer, Process> started = new LinkedHashMap<>();
    private final Map<Integer, Process> formatting = new LinkedHashMap<>();
    private final @Nullable RegistryStartUp registry;

    StartUp(SandboxStore store, Launchers launchers, Duration longest, Cancellation cancellation) {
        this.store = store;
        this.launcher = launchers.broker();
        this.longest = longest;
        this.deadline = new Deadline(longest, cancellation);
        this.registry =
                launchers.registry() == null ? null : new RegistryStartUp(launchers.registry(), longest, deadline);
    }

    /** Returns when every broker knows every other, and the registry answers. */
    SandboxState run(SandboxState planned) {
        return run(planned, planned.brokers());
    }

    /** Brings up {@code wanted}, and the registry if it has a launcher; the other brokers are left as they are. */
    SandboxState run(SandboxState planned, List<BrokerState> wanted) {
        List<BrokerState> missing = wanted.stream().filter(b -> !b.running()).toList();
        SandboxState state = planned;
        // Before anything is made under that cluster id: should we be killed now, the next command goes on with it.
        store.write(planned);
        try {
            state = launchRegistry(state);
            missing.forEach(b -> planned.brokerFolder(b.id()).prepare(ServerProperties.render(planned, b)));
            format(planned, missing);
            for (BrokerState broker : missing) {
                Process process = launcher.launch(planned, broker);
                started.put(broker.id(), process);
                state = state.withBroker(broker.withProcess(ProcessIdentity.of(process.toHandle())));
                store.write(state);
            }
            awaitReady(state, wanted);
            awaitRegistry(state);
            return state;
        } catch (RuntimeException e) {
            BrokerProcesses.kill(Stream.of(started.values(), formatting.values(), registryProcess())
                    .flatMap(Collection::stream)
                    .map(process -> ProcessIdentity.of(process.toHandle()))
                    .toList());
            throw e;
        }
    }

    private SandboxState launchRegistry(SandboxState planned) {
        if (registry == null || planned.registry() == null) {
            return planned;
        }
        SandboxState state = planned.withRegistry(registry.launch(planned, planned.registry()));
        store.write(state);
        return state;
    }

    private void awaitRegistry(SandboxState state) {
        if (registry != null && state.registry() != null) {
            registry.awaitReady(state, state.registry());
        }
    }

    private List<Process> registryProcess() {
        return registry == null ? List.of() : registry.started().stream().toList();
    }

    private void format(SandboxState state, List<BrokerState> brokers) {
        brokers.stream()
                .filter(b -> !state.brokerFolder(b.id()).isFormatted(state.clusterId()))
                .forEach(b -> formatting.put(b.id(), launcher.format(state, b)));
        formatting.forEach((id, process) -> {
            if (!deadline.await(() -> !process.isAlive())) {
                throw tooSlow(state, id);
            }
            if (process.exitValue() != 0) {
                throw FailedStart.of(state, id)
                        .ended("formatting its data folder ended with exit code " + process.exitValue());
            }
        });
    }

    private void awaitReady(SandboxState state, List<BrokerState> wanted) {
        Set<Integer> ids = wanted.stream().map(BrokerState::id).collect(Collectors.toSet());
        for (BrokerState broker : wanted) {
            boolean ready = deadline.await(() -> {
                requireAlive(state);
                return MetadataProbe.ask(broker.port())
                        .filter(answer -> answer.clusterId().equals(state.clusterId()))
                        .filter(answer -> answer.brokers().containsAll(ids))
                        .isPresent();
            });
            if (!ready) {
                throw tooSlow(state, broker.id());
            }
        }
    }

    private void requireAlive(SandboxState state) {
        started.forEach((id, process) -> {
            if (!process.isAlive()) {
                throw FailedStart.of(state, id).ended("it ended with exit code " + process.exitValue());
            }
        });
    }

    private KafkactlException tooSlow(SandboxState state, int id) {
        return FailedStart.of(state, id).tooSlow(state.broker(id).address(), longest);
    }
}
