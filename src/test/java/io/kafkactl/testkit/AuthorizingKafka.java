package io.kafkactl.testkit;

import io.kafkactl.sandbox.Sandboxes;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** One broker of the caller's own that checks permissions: everything is allowed that was not denied. */
public final class AuthorizingKafka implements AutoCloseable {
    private static final String TEMPLATE = """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            controller.listener.names=CONTROLLER
            log.dirs=data
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=1
            group.initial.rebalance.delay.ms=0
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            allow.everyone.if.no.acl.found=true
            """;

    private final Path folder;
    private final String address;
    private final Process process;
    private final TestCluster cluster;

    /** Returns when the broker answers. */
    public AuthorizingKafka(Path folder) {
        this.folder = folder;
        int port = freePort();
        this.address = "127.0.0.1:" + port;
        try {
            Files.writeString(folder.resolve("server.properties"), TEMPLATE.formatted(port, freePort()));
            Process format = java(
                    "kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(), "-c", "server.properties");
            if (!format.waitFor(1, TimeUnit.MINUTES) || format.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(folder.resolve("console.log")));
            }
            this.process = java("kafka.Kafka", "server.properties");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end " + address));
        this.cluster = new TestCluster(address);
        Await.until("the broker answers", this::answers);
    }

    private boolean answers() {
        try {
            return !TestCluster.get(cluster.admin().describeCluster().nodes()).isEmpty();
        } catch (KafkaException e) {
            return false;
        }
    }

    public TestCluster cluster() {
        return cluster;
    }

    /** Forbids one operation on a topic to everybody. */
    public void deny(String topic, AclOperation operation) {
        TestCluster.get(cluster.admin()
                .createAcls(Set.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                        new AccessControlEntry("User:*", "*", operation, AclPermissionType.DENY))))
                .all());
        // Without it, the topic's having a rule would forbid all the rest too.
        TestCluster.get(cluster.admin()
                .createAcls(Set.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                        new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW))))
                .all());
    }

    /** Runs kafkactl against this broker. */
    public CliResult run(String... args) {
        List<String> all = new ArrayList<>(List.of("-b", address));
        all.addAll(List.of(args));
        return CliRunner.real().run(all.toArray(String[]::new));
    }

    private Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                Sandboxes.installedLibrary() + File.separator + "*"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile())
                .start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cluster.close();
        process.destroyForcibly();
        try {
            // The folder is deleted next.
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
