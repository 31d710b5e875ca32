package io.kafkactl.arch.planted.sandbox;

import io.kafkactl.arch.planted.client.UsesRecord;

/** A broker process that is asked through our own clients. */
public final class UsesClient {
    private UsesClient() {}

    static Class<?> used() {
        return UsesRecord.class;
    }
}
