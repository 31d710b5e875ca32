package io.kafkactl.arch.planted.output;

import io.kafkactl.arch.planted.ops.topic.UsesOutput;

/** A renderer that knows the work. */
public final class UsesOps {
    private UsesOps() {}

    static Class<?> used() {
        return UsesOutput.class;
    }
}
