package io.kafkactl.arch.planted.cli;

import io.kafkactl.arch.planted.Main;

/** A command tree that knows who starts it. */
public final class UsesMain {
    private UsesMain() {}

    static Class<?> used() {
        return Main.class;
    }
}
