package io.kafkactl.arch.planted.ops.stream;

/** Work that pulls the plug. */
public final class Halts {
    private Halts() {}

    static void used() {
        Runtime.getRuntime().halt(1);
    }
}
