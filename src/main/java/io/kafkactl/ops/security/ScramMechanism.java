package io.kafkactl.ops.security;

/** A way in which brokers keep a password that they cannot read. */
public enum ScramMechanism {
    SCRAM_SHA_256,
    SCRAM_SHA_512;

    org.apache.kafka.clients.admin.ScramMechanism kafka() {
        return org.apache.kafka.clients.admin.ScramMechanism.valueOf(name());
    }

    /** As it stands in {@code sasl.mechanism}. */
    @Override
    public String toString() {
        return name().replace('_', '-');
    }
}
