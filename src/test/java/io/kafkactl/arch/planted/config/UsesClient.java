package io.kafkactl.arch.planted.config;

import io.kafkactl.arch.planted.client.UsesRecord;

/** Settings that know the clients they are for. */
public final class UsesClient {
    private UsesClient() {}

    static Class<?> used() {
        return UsesRecord.class;
    }
}
