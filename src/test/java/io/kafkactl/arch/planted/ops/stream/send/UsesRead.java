package io.kafkactl.arch.planted.ops.stream.send;

import io.kafkactl.arch.planted.ops.stream.read.OnlyReads;

/** A piece of sending that knows reading. */
public final class UsesRead {
    private UsesRead() {}

    static Class<?> used() {
        return OnlyReads.class;
    }
}
