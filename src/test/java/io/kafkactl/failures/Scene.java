package io.kafkactl.failures;

import io.kafkactl.testkit.FakeClock;
import io.kafkactl.testkit.FaultyKafka;
import io.kafkactl.testkit.PackagedProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Which brokers matter to the command under test, and how it is started so that the fault can reach it. */
final class Scene {
    private final FaultyKafka kafka;
    private final Fault fault;
    private final IntSupplier leader;
    private final IntSupplier coordinator;
    private final @Nullable FakeClock clock;

    /** Where the fault needs a clock and none is installed, the test is aborted and says so. */
    Scene(FaultyKafka kafka, Fault fault, Path temp, IntSupplier leader, IntSupplier coordinator) {
        this.kafka = kafka;
        this.fault = fault;
        this.leader = leader;
        this.coordinator = coordinator;
        this.clock = fault.needsAClock() ? new FakeClock(temp.resolve("clock-of-" + fault)) : null;
    }

    /** Begins at some moment of the next second, and ends when all is well again. */
    CompletableFuture<Void> strike() {
        return CompletableFuture.runAsync(
                () -> fault.strike(this),
                CompletableFuture.delayedExecutor(UnderFaults.RANDOM.nextInt(1_000), TimeUnit.MILLISECONDS));
    }

    FaultyKafka kafka() {
        return kafka;
    }

    int leader() {
        return leader.getAsInt();
    }

    int coordinator() {
        return coordinator.getAsInt();
    }

    FakeClock clock() {
        return Objects.requireNonNull(clock);
    }

    /** The packaged program, not started yet, with a clock that the fault can set. */
    ProcessBuilder program(String... args) {
        ProcessBuilder program = PackagedProgram.command(kafka.bootstrapServers(), args);
        if (clock != null && fault != Fault.LEADER_CLOCK) {
            List<String> command = new ArrayList<>(clock.prefix());
            command.addAll(program.command());
            program.command(command);
        }
        return program;
    }
}
