package io.kafkactl.cli.support;

import io.kafkactl.error.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Keeps what is typed from the screen, for as long as it is open; a signal gives the echo back, too. */
final class TerminalEcho implements AutoCloseable {
    private final Cancellation.Registration restore;

    private TerminalEcho(Cancellation.Registration restore) {
        this.restore = restore;
    }

    static TerminalEcho off(Cancellation cancellation) {
        stty("-echo");
        return new TerminalEcho(cancellation.onCancel(() -> stty("echo")));
    }

    @Override
    public void close() {
        restore.close();
        stty("echo");
    }

    /** Without such a program, or without a terminal, what is typed is seen. */
    private static void stty(String mode) {
        try {
            new ProcessBuilder("stty", mode)
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
