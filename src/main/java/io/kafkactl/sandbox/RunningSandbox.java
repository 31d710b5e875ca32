package io.kafkactl.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A sandbox that came up, with the means to break and mend it; closing it ends it. */
public final class RunningSandbox implements AutoCloseable {
    private final Sandboxes sandboxes;
    private final Launchers launchers;
    private final Duration deadline;
    private final String name;
    private final boolean alreadyRunning;

    RunningSandbox(Sandboxes sandboxes, Launchers launchers, Duration deadline, String name, boolean alreadyRunning) {
        this.sandboxes = sandboxes;
        this.launchers = launchers;
        this.deadline = deadline;
        this.name = name;
        this.alreadyRunning = alreadyRunning;
    }

    public String name() {
        return name;
    }

    /** Whether it was there before it was asked for. */
    public boolean alreadyRunning() {
        return alreadyRunning;
    }

    public String bootstrapServers() {
        return state().bootstrapServers();
    }

    /** Address of its registry; empty when it has none. */
    public Optional<String> schemaRegistry() {
        return Optional.ofNullable(state().registry()).map(RegistryState::url);
    }

    public SandboxStatus status() {
        return SandboxStatus.of(state());
    }

    /** The processes of the brokers that live, in the order of their ids. */
    public List<ProcessHandle> processes() {
        return state().runningBrokers().stream()
                .flatMap(b -> Optional.ofNullable(b.process()).flatMap(ProcessIdentity::find).stream())
                .toList();
    }

    /** As {@code kill -9} would; returns when the process is gone. Brokers count from 1. */
    public void killBroker(int id) {
        BrokerProcesses.kill(processOf(id));
    }

    /** Returns when the broker has shut down in good order. */
    public void stopBroker(int id) {
        BrokerProcesses.end(processOf(id));
    }

    /** Starts a broker that does not run, on the same port and data; returns when it answers. */
    public void startBroker(int id) {
        sandboxes.alone(name, () -> {
            SandboxState state = state();
            return startUp(launchers.withoutRegistry()).run(state, List.of(state.broker(id)));
        });
    }

    /** As {@code kill -9} would; returns when the process is gone. */
    public void killRegistry() {
        BrokerProcesses.kill(
                Optional.ofNullable(state().registry()).flatMap(r -> Optional.ofNullable(r.process())).stream()
                        .toList());
    }

    /** Starts the registry again, on the same port and data; returns when it answers. */
    public void startRegistry() {
        sandboxes.alone(name, () -> startUp(launchers).run(state(), List.of()));
    }

    public void restartBroker(int id) {
        stopBroker(id);
        startBroker(id);
    }

    /** Ends all processes; the data stays unless the sandbox is ephemeral. */
    @Override
    public void close() {
        sandboxes.stop(name, false);
    }

    private StartUp startUp(Launchers with) {
        return new StartUp(sandboxes.store(), with, deadline, sandboxes.cancellation());
    }

    private List<ProcessIdentity> processOf(int id) {
        return Optional.ofNullable(state().broker(id).process()).stream().toList();
    }

    private SandboxState state() {
        return sandboxes.require(name);
    }
}
