package io.kafkactl.arch.planted.error;

import io.kafkactl.arch.planted.config.UsesClient;

/** A failure that knows where settings come from. */
public final class UsesConfig {
    private UsesConfig() {}

    static Class<?> used() {
        return UsesClient.class;
    }
}
