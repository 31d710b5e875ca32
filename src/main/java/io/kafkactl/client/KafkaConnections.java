package io.kafkactl.client;

import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.error.Cancellation;

/** Opens connections to real clusters, whose waiting ends when the user asks to stop. */
public record KafkaConnections(Cancellation cancellation) implements ConnectionFactory {
    @Override
    public Connection open(ConnectionSettings settings) {
        return new KafkaConnection(settings, cancellation);
    }

    @Override
    public ConnectionFactory during(Cancellation other) {
        return new KafkaConnections(other);
    }
}
