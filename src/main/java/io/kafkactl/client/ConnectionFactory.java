package io.kafkactl.client;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;

/** Opens connections; unit tests pass their own. */
@FunctionalInterface
public interface ConnectionFactory {
    Connection open(ConnectionSettings settings);

    /** The same with connections whose waiting ends with another cancellation. */
    default ConnectionFactory during(Cancellation cancellation) {
        return this;
    }
}
