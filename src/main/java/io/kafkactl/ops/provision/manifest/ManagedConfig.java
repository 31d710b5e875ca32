package io.kafkactl.ops.provision.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What becomes of settings that a topic has and its manifest does not name. */
public enum ManagedConfig {
    /** They are left alone. */
    DECLARED,
    /** They go back to the brokers' default. */
    STRICT;

    /** As files spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ManagedConfig::toString).toList();
    }

    static ManagedConfig ofId(String id) {
        return values()[ids().indexOf(id)];
    }
}
