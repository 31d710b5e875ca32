package io.kafkactl.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** One broker in a container of Testcontainers, removed with this JVM; that of a JVM that was killed by the next one. */
public final class ContainerFixture implements KafkaFixture {
    private static final String LOCALHOST = "localhost";

    /** As in a sandbox, beyond what {@link KafkaContainer} sets. */
    private static final Map<String, String> SETTINGS = Map.of(
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1",
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1",
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_NUM_PARTITIONS", "5",
            "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "5",
            "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "5",
            "KAFKA_LOG_CLEANER_BACKOFF_MS", "1000",
            "KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "1000",
            "KAFKA_BROKER_SESSION_TIMEOUT_MS", "4000");

    /** The broker is a child of the container's first process, which takes no signal. */
    private static final String END_JAVA = """
            for process in /proc/[0-9]*; do
                read -r name <$process/comm && [ "$name" = java ] && kill -TERM ${process##*/}
            done
            """;

    private static @Nullable ContainerFixture shared;

    private final KafkaContainer container;
    private final TestCluster cluster;
    private boolean closed;

    private ContainerFixture(DockerImageName image) {
        container = new KafkaContainer(image)
                .withEnv(SETTINGS)
                // Else all containers were one cluster.
                .withEnv("CLUSTER_ID", Uuid.randomUuid().toString())
                .withLabels(DockerEngine.labels());
        // One that the engine chooses would be another after a restart.
        String loopback = container.getHost().equals(LOCALHOST) ? "127.0.0.1:" : "";
        container.setPortBindings(List.of(loopback + BrokerProcess.freePort() + ":9092"));
        container.start();
        cluster = new TestCluster(bootstrapServers());
    }

    /** The one broker of this test run: start it on first use, never stop it, use topics of your own. */
    static synchronized ContainerFixture shared() {
        ContainerFixture existing = shared;
        if (existing == null) {
            existing = start();
            shared = existing;
        }
        return existing;
    }

    /** A broker of the caller's own. */
    static ContainerFixture start() {
        DockerImageName image = DockerEngine.image()
                .orElseThrow(
                        () -> new IllegalStateException("no Docker engine answers that has the image of the broker; "
                                + "src/test/docker/image.sh makes it, -Dkafka.fixture=process does without"));
        DockerEngine.removeOrphans();
        ContainerFixture fixture = new ContainerFixture(image);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(fixture::close, "remove " + fixture.container.getContainerId()));
        return fixture;
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public TestCluster cluster() {
        return cluster;
    }

    @Override
    public void killBroker(int id) {
        requireOne(id);
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
        awaitEnd();
    }

    @Override
    public void stopBroker(int id) {
        requireOne(id);
        try {
            container.execInContainer("sh", "-c", END_JAVA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        awaitEnd();
    }

    @Override
    public void startBroker(int id) {
        requireOne(id);
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        cluster.awaitAnswer();
    }

    /** Again without effect: a test closes what it broke, and the end of this JVM whatever is left. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            cluster.close();
            container.stop();
        }
    }

    private void awaitEnd() {
        Await.until("the container's broker ended", () -> !container.isRunning());
    }

    private static void requireOne(int id) {
        if (id != 1) {
            throw new IllegalArgumentException("there is no broker " + id + ", only broker 1");
        }
    }
}
