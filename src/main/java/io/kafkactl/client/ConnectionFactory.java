package io.kafkactl.client;

import io.kafkactl.config.ConnectionSettings;

/** Opens connections; unit tests pass their own. */
@FunctionalInterface
public interface ConnectionFactory {
    Connection open(ConnectionSettings settings);
}
