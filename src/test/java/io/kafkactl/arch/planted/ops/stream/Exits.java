package io.kafkactl.arch.planted.ops.stream;

/** Work that ends the process. */
public final class Exits {
    private Exits() {}

    static void used() {
        System.exit(1);
    }
}
