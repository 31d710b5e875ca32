package io.kafkactl.cli.shell;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * One command at work in a thread of its own, so that Ctrl-C can end it in three steps: asked to stop, interrupted, and
 * left to itself.
 */
final class RunningCommand {
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final AtomicInteger interrupts = new AtomicInteger();
    private final Consumer<String> notices;
    private final Thread thread;
    private volatile boolean abandoned;

    RunningCommand(ToIntFunction<Cancellation> work, Consumer<String> notices) {
        this.notices = notices;
        this.thread = new Thread(() -> run(work), "command");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run(ToIntFunction<Cancellation> work) {
        try {
            exitCode.complete(work.applyAsInt(cancellation));
        } catch (RuntimeException | Error e) {
            exitCode.completeExceptionally(e);
        }
    }

    /** Waits for its end; throws what it did not handle. */
    int await() {
        return exitCode.join();
    }

    /** It ignored being interrupted, and may still be at work. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** The user pressed Ctrl-C. */
    void interrupt() {
        switch (interrupts.incrementAndGet()) {
            case 1 -> cancellation.cancel();
            case 2 -> {
                notices.accept("interrupted; Ctrl-C once more leaves the shell");
                thread.interrupt();
            }
            default -> {
                abandoned = true;
                exitCode.complete(ExitCode.INTERRUPTED.code());
            }
        }
    }

    /** The process is to end: there is nothing to wait for but what is in flight. */
    void stop() {
        cancellation.cancel();
    }
}
