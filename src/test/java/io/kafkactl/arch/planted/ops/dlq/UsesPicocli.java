package io.kafkactl.arch.planted.ops.dlq;

import picocli.CommandLine;

/** Work that reads options. */
public final class UsesPicocli {
    private UsesPicocli() {}

    static Class<?> used() {
        return CommandLine.class;
    }
}
