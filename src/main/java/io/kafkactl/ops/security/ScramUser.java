package io.kafkactl.ops.security;

import java.util.List;

/** Somebody who may log in with a password that the brokers keep, one credential a mechanism. */
public record ScramUser(String name, List<Credential> credentials) {
    /** How often the password is hashed: the more, the longer it takes to guess. */
    public record Credential(String mechanism, int iterations) {
        /** For people: {@code SCRAM-SHA-512 (8192)}. */
        public String text() {
            return mechanism + " (" + iterations + ")";
        }
    }

    public ScramUser {
        credentials = List.copyOf(credentials);
    }

    boolean has(ScramMechanism mechanism) {
        return credentials.stream().anyMatch(c -> c.mechanism().equals(mechanism.toString()));
    }
}
