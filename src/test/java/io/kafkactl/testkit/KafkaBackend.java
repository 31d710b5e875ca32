package io.kafkactl.testkit;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What the brokers of tests run on, chosen with {@code -Dkafka.fixture}; without it containers, where a Docker engine
 * answers and has the image, else processes.
 */
public enum KafkaBackend {
    PROCESS(() -> SandboxFixture.start(1), SandboxFixture::shared),
    TESTCONTAINERS(ContainerFixture::start, ContainerFixture::shared);

    private static final String PROPERTY = "kafka.fixture";

    private final Supplier<KafkaFixture> start;
    private final Supplier<KafkaFixture> shared;

    KafkaBackend(Supplier<KafkaFixture> start, Supplier<KafkaFixture> shared) {
        this.start = start;
        this.shared = shared;
    }

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
        return start.get();
    }

    /** The one broker of this test run: started on first use, never stopped; use topics of your own. */
    public KafkaFixture shared() {
        return shared.get();
    }
}
