package io.kafkactl.client.registry;

/** How a new version of a schema must agree with the earlier ones, in the registry's spelling. */
public enum CompatibilityLevel {
    BACKWARD,
    BACKWARD_TRANSITIVE,
    FORWARD,
    FORWARD_TRANSITIVE,
    FULL,
    FULL_TRANSITIVE,
    NONE;

    /** Whether a new version is checked against all earlier versions, not just the latest. */
    public boolean transitive() {
        return this == BACKWARD_TRANSITIVE || this == FORWARD_TRANSITIVE || this == FULL_TRANSITIVE;
    }

    /** Whether readers with the new schema must understand data written with the earlier ones. */
    public boolean backward() {
        return this == BACKWARD || this == BACKWARD_TRANSITIVE || full();
    }

    /** Whether readers with the earlier schemas must understand data written with the new one. */
    public boolean forward() {
        return this == FORWARD || this == FORWARD_TRANSITIVE || full();
    }

    private boolean full() {
        return this == FULL || this == FULL_TRANSITIVE;
    }
}
