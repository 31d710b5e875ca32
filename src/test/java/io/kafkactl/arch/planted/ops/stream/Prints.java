package io.kafkactl.arch.planted.ops.stream;

/** Work that prints. */
public final class Prints {
    private Prints() {}

    static void used() {
        System.out.flush();
    }
}
