package io.kafkactl.cli.support;

import io.kafkactl.error.Cancellation;

/**
 * Keeps what is typed from the screen, for as long as it is open; a signal gives the echo back, too. Where the terminal
 * cannot be set, what is typed is seen.
 */
final class TerminalEcho implements AutoCloseable {
    private static final String ECHO = "echo";

    private final Cancellation.Registration restore;

    private TerminalEcho(Cancellation.Registration restore) {
        this.restore = restore;
    }

    static TerminalEcho off(Cancellation cancellation) {
        Stty.run("-echo");
        return new TerminalEcho(cancellation.onCancel(() -> Stty.run(ECHO)));
    }

    @Override
    public void close() {
        restore.close();
        Stty.run(ECHO);
    }
}
