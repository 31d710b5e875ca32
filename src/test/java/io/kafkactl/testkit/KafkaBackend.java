package io.kafkactl.testkit;

import java.util.Arrays;
import java.util.Locale;

/**
 * What the brokers of tests run on, chosen with {@code -Dkafka.fixture}; without it containers, where a Docker engine
 * answers and has the image, else processes.
 */
public enum KafkaBackend {
    PROCESS,
    TESTCONTAINERS;

    private static final String PROPERTY = "kafka.fixture";

    /** That of this test run. */
    public static KafkaBackend chosen() {
        String name = System.getProperty(PROPERTY, "");
        if (name.isEmpty()) {
            return DockerEngine.isNear() && DockerEngine.image().isPresent() ? TESTCONTAINERS : PROCESS;
        }
        return named(name);
    }

    /** Whoever asks for containers does not get processes: a name that is none of ours is an error too. */
    static KafkaBackend named(String name) {
        return Arrays.stream(values())
                .filter(backend -> backend.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "-D" + PROPERTY + "=" + name + " is neither process nor testcontainers"));
    }

    /** One broker of the caller's own, for a test that breaks it. */
    public KafkaFixture start() {
        return switch (this) {
            case PROCESS -> SandboxFixture.start(1);
            case TESTCONTAINERS -> ContainerFixture.start();
        };
    }

    /** The one broker of this test run: started on first use, never stopped; use topics of your own. */
    public KafkaFixture shared() {
        return switch (this) {
            case PROCESS -> SandboxFixture.shared();
            case TESTCONTAINERS -> ContainerFixture.shared();
        };
    }
}
