package io.kafkactl.sandbox;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One attempt to bring up those brokers of a sandbox that do not run; ends what it started when it fails. */
final class StartUp {
    private static final int SHOWN_LOG_LINES = 12;

    private final SandboxStore store;
    private final BrokerLauncher launcher;
    private final Duration longest;
    private final Deadline deadline;
    private final Map<Integer, Process> started = new LinkedHashMap<>();
    private final Map<Integer, Process> formatting = new LinkedHashMap<>();

    StartUp(SandboxStore store, BrokerLauncher launcher, Duration longest, Cancellation cancellation) {
        this.store = store;
        this.launcher = launcher;
        this.longest = longest;
        this.deadline = new Deadline(longest, cancellation);
    }

    /** Returns when every broker knows every other. */
    SandboxState run(SandboxState planned) {
        return run(planned, planned.brokers());
    }

    /** Brings up {@code wanted} and returns when those know each other; the rest is left as it is. */
    SandboxState run(SandboxState planned, List<BrokerState> wanted) {
        List<BrokerState> missing = wanted.stream().filter(b -> !b.running()).toList();
        SandboxState state = planned;
        // Before anything is made under that cluster id: should we be killed now, the next command goes on with it.
        store.write(planned);
        try {
            missing.forEach(b -> planned.brokerFolder(b.id()).prepare(ServerProperties.render(planned, b)));
            format(planned, missing);
            for (BrokerState broker : missing) {
                Process process = launcher.launch(planned, broker);
                started.put(broker.id(), process);
                state = state.withBroker(broker.withProcess(ProcessIdentity.of(process.toHandle())));
                store.write(state);
            }
            awaitReady(state, wanted);
            return state;
        } catch (RuntimeException e) {
            BrokerProcesses.kill(Stream.of(started, formatting)
                    .flatMap(processes -> processes.values().stream())
                    .map(process -> ProcessIdentity.of(process.toHandle()))
                    .toList());
            throw e;
        }
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
                throw failed(state, id, "formatting its data folder ended with exit code " + process.exitValue());
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
                throw failed(state, id, "it ended with exit code " + process.exitValue());
            }
        });
    }

    private static KafkactlException failed(SandboxState state, int id, String reason) {
        return KafkactlException.failure("SANDBOX_START", describe(state, id, reason), null);
    }

    private KafkactlException tooSlow(SandboxState state, int id) {
        String reason = "it did not answer at " + state.broker(id).address() + " within " + longest.toSeconds() + " s";
        return KafkactlException.unreachable(
                "SANDBOX_START", describe(state, id, reason), "run the command again", null);
    }

    private static String describe(SandboxState state, int id, String reason) {
        BrokerFolder folder = state.brokerFolder(id);
        return "broker " + id + " of sandbox '" + state.name() + "' did not start: " + reason + "; the end of "
                + folder.tellingLog() + ":"
                + folder.lastLines(SHOWN_LOG_LINES).stream()
                        .map(line -> System.lineSeparator() + "  " + line)
                        .collect(Collectors.joining());
    }
}
