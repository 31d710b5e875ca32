package io.kafkactl.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A process told apart from a later one with the same pid by when it started. */
record ProcessIdentity(long pid, long startedAtMillis) {
    /** The kernel's boot time, from which start times are computed, moves when the clock is adjusted. */
    private static final long CLOCK_TOLERANCE_MILLIS = 2_000;

    static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(-1L));
    }

    /** The process, while it lives; empty when its pid now belongs to another one. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(handle -> hasStarted(handle) && !isZombie());
    }

    boolean running() {
        return find().isPresent();
    }

    private boolean hasStarted(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .filter(start -> Math.abs(start.toEpochMilli() - startedAtMillis) <= CLOCK_TOLERANCE_MILLIS)
                .isPresent();
    }

    /** In a container whose first process reaps nobody, an ended process keeps its pid and looks alive to Java. */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
