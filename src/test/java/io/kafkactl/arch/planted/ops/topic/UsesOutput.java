package io.kafkactl.arch.planted.ops.topic;

import io.kafkactl.arch.planted.output.UsesOps;

/** Work that knows how its result is shown. */
public final class UsesOutput {
    private UsesOutput() {}

    static Class<?> used() {
        return UsesOps.class;
    }
}
