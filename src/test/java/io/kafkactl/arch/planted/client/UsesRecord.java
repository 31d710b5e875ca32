package io.kafkactl.arch.planted.client;

import io.kafkactl.arch.planted.record.UsesOutput;

/** A client that knows records. */
public final class UsesRecord {
    private UsesRecord() {}

    static Class<?> used() {
        return UsesOutput.class;
    }
}
