package io.kafkactl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SandboxPlanTest {
    private static final SandboxSpec SPEC = SandboxSpec.of("mine", Path.of("lib"));
    private static final ProcessIdentity ALIVE = ProcessIdentity.of(ProcessHandle.current());

    private final SandboxStore store = new SandboxStore(Path.of("target/unused"));

    @Test
    void givesEveryBrokerTwoPortsOfItsOwn() {
        SandboxState state = SandboxPlan.create(SPEC.withBrokers(3), store);
        Set<Integer> ports = new HashSet<>();
        state.brokers().forEach(b -> ports.addAll(List.of(b.port(), b.controllerPort())));
        assertThat(ports).hasSize(6).allSatisfy(port -> assertThat(port).isBetween(20_000, 31_999));
        assertThat(state.brokers()).extracting(BrokerState::id).containsExactly(1, 2, 3);
    }

    @Test
    void countsUpFromTheWantedPort() {
        SandboxState state = SandboxPlan.create(SPEC.withBrokers(3).withPort(20_500), store);
        assertThat(state.brokers()).extracting(BrokerState::port).containsExactly(20_500, 20_501, 20_502);
    }

    @Test
    void keepsItsPortsUnlessTheyAreTaken() throws IOException {
        SandboxState first = SandboxPlan.create(SPEC, store);
        assertThat(SandboxPlan.restart(first, SPEC)).isEqualTo(first);

        int port = first.broker(1).port();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            SandboxState second = SandboxPlan.restart(first, SPEC);
            assertThat(second.broker(1).port()).isNotEqualTo(taken.getLocalPort());
            assertThat(second.broker(1).controllerPort())
                    .isEqualTo(first.broker(1).controllerPort());
        }
    }

    @Test
    void givesTheRegistryTwoPortsOfItsOwn() {
        SandboxState state = SandboxPlan.create(SPEC.withBrokers(3).withRegistry(true), store);
        RegistryState registry = registryOf(state);
        Set<Integer> ports = new HashSet<>(List.of(registry.port(), registry.managementPort()));
        state.brokers().forEach(b -> ports.addAll(List.of(b.port(), b.controllerPort())));
        assertThat(ports).hasSize(8);
    }

    @Test
    void keepsTheRegistryOfLastTimeAndItsPortsUnlessTheyAreTaken() throws IOException {
        SandboxState first = SandboxPlan.create(SPEC.withRegistry(true), store);
        assertThat(SandboxPlan.restart(first, SPEC)).isEqualTo(first);

        int port = registryOf(first).managementPort();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            RegistryState second = registryOf(SandboxPlan.restart(first, SPEC));
            assertThat(second.managementPort()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void addsARegistryToASandboxThatRunsAndLeavesItsBrokersAlone() {
        SandboxState plain = SandboxPlan.create(SPEC, store);
        SandboxState running = plain.withBroker(plain.broker(1).withProcess(ALIVE));
        assertThat(SandboxPlan.restart(running, SPEC).registry()).isNull();

        SandboxState planned = SandboxPlan.restart(running, SPEC.withRegistry(true));

        assertThat(planned.brokers()).isEqualTo(running.brokers());
        assertThat(registryOf(planned).port()).isPositive();
    }

    private static RegistryState registryOf(SandboxState state) {
        return Objects.requireNonNull(state.registry());
    }

    @Test
    void refusesAnotherKindUnderTheSameName() {
        SandboxState stopped = SandboxPlan.create(SPEC, store);
        refuses(stopped, SPEC.withBrokers(3), "one of 1, not 3, brokers");
        refuses(stopped, SPEC.withEphemeral(true), "keeps its data");
        SandboxState running = stopped.withBroker(stopped.broker(1).withProcess(ALIVE));
        refuses(running, SPEC.withPort(19_092), "not 19092");
    }

    @Test
    void acceptsWhatItAlreadyIs() {
        SandboxState stopped = SandboxPlan.create(SPEC, store);
        SandboxState running = stopped.withBroker(stopped.broker(1).withProcess(ALIVE));
        assertThatCode(() -> {
                    SandboxPlan.requireSame(stopped, SPEC.withBrokers(1));
                    SandboxPlan.requireSame(stopped, SPEC.withPort(19_092));
                    SandboxPlan.requireSame(
                            running, SPEC.withPort(running.broker(1).port()));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void makesClusterIdsThatNoCommandLineTakesForAnOption() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> SandboxPlan.clusterId()))
                .allMatch(id -> id.length() == 22 && !id.startsWith("-"))
                .doesNotHaveDuplicates();
    }

    private static void refuses(SandboxState state, SandboxSpec spec, String reason) {
        assertThatThrownBy(() -> SandboxPlan.requireSame(state, spec))
                .isInstanceOfSatisfying(
                        KafkactlException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                .hasMessageContaining(reason);
    }
}
