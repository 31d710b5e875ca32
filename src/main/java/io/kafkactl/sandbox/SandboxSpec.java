package io.kafkactl.sandbox;

import io.kafkactl.error.KafkactlException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the caller wants of a sandbox.
 *
 * @param brokers null for one, or for as many as an existing sandbox of that name has
 * @param port port of the first broker, the others follow it; null for free ones
 * @param ephemeral keep the data in a temporary folder and delete it when the sandbox ends
 * @param registry with a schema registry; one that an existing sandbox has stays
 * @param library folder with the broker's jars; the registry's is its sibling {@code registry}
 * @param deadline longest wait until the brokers answer
 */
public record SandboxSpec(
        String name,
        @Nullable Integer brokers,
        @Nullable Integer port,
        boolean ephemeral,
        boolean registry,
        Path library,
        Duration deadline) {
    public static final String DEFAULT_NAME = "sandbox";

    private static final int HIGHEST_PORT = 65_535;
    private static final int LOWEST_PORT = 1_024;

    public SandboxSpec {
        SandboxStore.requireName(name);
        int count = brokers == null ? 1 : brokers;
        if (count != 1 && count != 3) {
            throw KafkactlException.usage("a sandbox has 1 or 3 brokers, not " + count, "use --brokers 1 or 3");
        }
        if (port != null && (port < LOWEST_PORT || port + count - 1 > HIGHEST_PORT)) {
            throw KafkactlException.usage(
                    "port " + port + " is outside " + LOWEST_PORT + " to " + (HIGHEST_PORT - count + 1), null);
        }
    }

    /** One broker on free ports, its data kept. */
    public static SandboxSpec of(String name, Path library) {
        return new SandboxSpec(name, null, null, false, false, library, Duration.ofMinutes(2));
    }

    public SandboxSpec withBrokers(@Nullable Integer count) {
        return new SandboxSpec(name, count, port, ephemeral, registry, library, deadline);
    }

    public SandboxSpec withPort(@Nullable Integer first) {
        return new SandboxSpec(name, brokers, first, ephemeral, registry, library, deadline);
    }

    public SandboxSpec withEphemeral(boolean value) {
        return new SandboxSpec(name, brokers, port, value, registry, library, deadline);
    }

    public SandboxSpec withRegistry(boolean value) {
        return new SandboxSpec(name, brokers, port, ephemeral, value, library, deadline);
    }

    int brokerCount() {
        return brokers == null ? 1 : brokers;
    }
}
