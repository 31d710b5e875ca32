package io.kafkactl.sandbox;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decides what a sandbox will look like before anything of it is started. */
final class SandboxPlan {
    private static final int PORTS_A_PROCESS = 2;

    private SandboxPlan() {}

    static SandboxState create(SandboxSpec spec, SandboxStore store) {
        List<BrokerState> brokers = IntStream.rangeClosed(1, spec.brokerCount())
                .mapToObj(id -> new BrokerState(id, 0, 0, null))
                .toList();
        SandboxState state = new SandboxState(
                SandboxState.VERSION,
                spec.name(),
                clusterId(),
                spec.ephemeral(),
                (spec.ephemeral() ? temporaryFolder(spec.name()) : store.folder(spec.name())).toString(),
                brokers,
                null);
        return withRegistry(withPorts(state, spec.port()), spec);
    }

    /** The same ports again where they are still free; all of them, while one broker lives. */
    static SandboxState restart(SandboxState state, SandboxSpec spec) {
        return withRegistry(state.runningBrokers().isEmpty() ? withPorts(state, spec.port()) : state, spec);
    }

    private static SandboxState withRegistry(SandboxState state, SandboxSpec spec) {
        RegistryState known = state.registry();
        if (known == null ? !spec.registry() : keepsPorts(known)) {
            return state;
        }
        List<Integer> spare = new ArrayList<>(
                FreePorts.pick(PORTS_A_PROCESS * (1 + state.brokers().size())));
        state.brokers().forEach(b -> spare.removeAll(List.of(b.port(), b.controllerPort())));
        return state.withRegistry(new RegistryState(spare.get(0), spare.get(1), null));
    }

    /** Exit 8 when a sandbox of that name exists and is another kind than the one asked for. */
    static void requireSame(SandboxState state, SandboxSpec spec) {
        if (spec.brokers() != null && spec.brokers() != state.brokers().size()) {
            throw differs(state, "is one of " + state.brokers().size() + ", not " + spec.brokers() + ", brokers");
        }
        if (spec.ephemeral() && !state.ephemeral()) {
            throw differs(state, "keeps its data in " + state.folder());
        }
        boolean running = !state.runningBrokers().isEmpty();
        if (running && spec.port() != null && spec.port() != state.broker(1).port()) {
            throw differs(state, "runs on port " + state.broker(1).port() + ", not " + spec.port());
        }
    }

    private static boolean keepsPorts(RegistryState known) {
        return known.running() || (FreePorts.isFree(known.port()) && FreePorts.isFree(known.managementPort()));
    }

    private static KafkactlException differs(SandboxState state, String how) {
        return KafkactlException.refused(
                "SANDBOX_DIFFERS",
                "sandbox '" + state.name() + "' exists already and " + how,
                "choose another --name, or end this one first with: kafkactl sandbox down --delete-data --name "
                        + state.name());
    }

    private static SandboxState withPorts(SandboxState state, @Nullable Integer first) {
        List<Integer> ports = first == null ? kept(state, BrokerState::port) : following(first, state);
        List<Integer> controllerPorts = new ArrayList<>(kept(state, BrokerState::controllerPort));
        List<Integer> spare = new ArrayList<>(FreePorts.pick(3 * state.brokers().size()));
        spare.removeAll(ports);
        spare.removeAll(controllerPorts);
        List<BrokerState> brokers = new ArrayList<>();
        for (BrokerState broker : state.brokers()) {
            int port = ports.isEmpty() ? spare.remove(0) : ports.get(broker.id() - 1);
            int controllerPort = controllerPorts.isEmpty() ? spare.remove(0) : controllerPorts.get(broker.id() - 1);
            brokers.add(new BrokerState(broker.id(), port, controllerPort, null));
        }
        return state.withBrokers(brokers);
    }

    private static List<Integer> following(int first, SandboxState state) {
        return IntStream.range(first, first + state.brokers().size()).boxed().toList();
    }

    /** The ports of last time, or none when one of them is taken now. */
    private static List<Integer> kept(SandboxState state, ToIntFunction<BrokerState> port) {
        List<Integer> ports = state.brokers().stream().map(port::applyAsInt).toList();
        return ports.stream().allMatch(p -> p > 0 && FreePorts.isFree(p)) ? ports : List.of();
    }

    /** As Kafka makes them: never with a dash in front, which a command line would take for an option. */
    static String clusterId() {
        while (true) {
            UUID random = UUID.randomUUID();
            byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(random.getMostSignificantBits())
                    .putLong(random.getLeastSignificantBits())
                    .array();
            String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            if (!id.startsWith("-")) {
                return id;
            }
        }
    }

    private static Path temporaryFolder(String name) {
        try {
            return Files.createTempDirectory("kafkactl-sandbox-" + name + "-");
        } catch (IOException e) {
            throw KafkactlException.failure("SANDBOX_FOLDER", "cannot make a temporary folder: " + e, e);
        }
    }
}
