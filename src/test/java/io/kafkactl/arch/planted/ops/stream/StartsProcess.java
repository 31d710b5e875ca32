package io.kafkactl.arch.planted.ops.stream;

import java.io.IOException;

/** Work that starts a process. */
public final class StartsProcess {
    private StartsProcess() {}

    static Process used() throws IOException {
        return new ProcessBuilder("true").start();
    }
}
