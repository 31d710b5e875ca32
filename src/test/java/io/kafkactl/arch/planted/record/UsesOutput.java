package io.kafkactl.arch.planted.record;

import io.kafkactl.arch.planted.output.UsesOps;

/** A record that knows how it is shown. */
public final class UsesOutput {
    private UsesOutput() {}

    static Class<?> used() {
        return UsesOps.class;
    }
}
