package io.kafkactl.arch.planted.ops.stream;

import org.jspecify.annotations.Nullable;

/** Work that reads the environment. */
public final class ReadsEnvironment {
    private ReadsEnvironment() {}

    static @Nullable String used() {
        return System.getenv("HOME");
    }
}
