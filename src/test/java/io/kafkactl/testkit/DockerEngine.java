package io.kafkactl.testkit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import io.kafkactl.sandbox.Sandboxes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientConfigUtils;
import org.testcontainers.utility.DockerImageName;

/** The machine's Docker engine, if any: whether it has an image of the broker, and what killed test runs left there. */
final class DockerEngine {
    private static final String OFFICIAL = "apache/kafka";
    private static final String PLACE = "io.kafkactl.fixture.place";
    private static final String PROCESS = "io.kafkactl.fixture.process";

    private DockerEngine() {}

    /**
     * Whether the address of its containers is known at once. Inside a container Testcontainers may start another one to
     * learn it, and wait in vain for that one's image; who runs tests there says where to look.
     */
    static boolean isNear() {
        return !DockerClientConfigUtils.IN_A_CONTAINER || System.getenv("TESTCONTAINERS_HOST_OVERRIDE") != null;
    }

    /** Of the sandbox's version: the official image, or the one that {@code src/test/docker} makes. Never pulled. */
    static Optional<DockerImageName> image() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        return candidates().filter(image -> has(image.asCanonicalNameString())).findFirst();
    }

    private static Stream<DockerImageName> candidates() {
        String version = kafkaVersion();
        return Stream.of(OFFICIAL, "kafkactl/kafka")
                .map(name -> DockerImageName.parse(name + ":" + version).asCompatibleSubstituteFor(OFFICIAL));
    }

    /** That of the broker's jar, {@code kafka_2.13-4.3.1.jar}. */
    private static String kafkaVersion() {
        try (Stream<Path> jars = Files.list(Sandboxes.installedLibrary())) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(jar -> jar.matches("kafka_2\\.\\d+-.*\\.jar"))
                    .map(jar -> jar.substring(jar.indexOf('-') + 1, jar.lastIndexOf('.')))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(String image) {
        try {
            client().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** What tells a container of this JVM from those of others. */
    static Map<String, String> labels() {
        return Map.of(
                PLACE, place(), PROCESS, String.valueOf(ProcessHandle.current().pid()));
    }

    /** Where process ids mean the same: several machines, and containers, may share one engine. */
    private static String place() {
        Path namespace = Path.of("/proc/self/ns/pid");
        try {
            return InetAddress.getLocalHost().getHostName()
                    + (Files.exists(namespace) ? Files.readSymbolicLink(namespace) : "");
        } catch (IOException e) {
            return "process " + ProcessHandle.current().pid();
        }
    }

    /** Removes the containers of JVMs that are gone: one that was killed could not. */
    static void removeOrphans() {
        List<Container> ours = client().listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(PLACE, place()))
                .exec();
        ours.stream()
                .filter(container -> ProcessHandle.of(
                                Long.parseLong(container.getLabels().get(PROCESS)))
                        .isEmpty())
                .forEach(DockerEngine::remove);
    }

    private static void remove(Container container) {
        try {
            client().removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException | ConflictException e) {
            // Another JVM of this test run was faster.
        }
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
