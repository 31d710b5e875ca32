package io.kafkactl.arch.planted.cli.topic;

import org.jline.terminal.Terminal;

/** JLine outside of the shell. */
public final class UsesJLine {
    private UsesJLine() {}

    public static Class<?> terminal() {
        return Terminal.class;
    }
}
