package io.kafkactl.failures;

import io.kafkactl.testkit.FakeClock;
import io.kafkactl.testkit.FaultyKafka;
import io.kafkactl.testkit.PackagedProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Which brokers matter to the command under test, and how it is started so that the fault can reach it. */
final class Scene {
    private static final List<Process> STARTED = new ArrayList<>();

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

    /** It ends with its test at the latest. */
    static Process started(ProcessBuilder program) throws IOException {
        Process process = program.start();
        STARTED.add(process);
        return process;
    }

    /** Within half a minute; fails as the assertion does. */
    static void eventually(Runnable assertion) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                assertion.run();
                return;
            } catch (AssertionError | KafkaException e) {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
        }
        assertion.run();
    }

    static void endAll() {
        STARTED.forEach(Process::destroyForcibly);
        STARTED.clear();
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
