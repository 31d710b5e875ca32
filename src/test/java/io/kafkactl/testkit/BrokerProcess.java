package io.kafkactl.testkit;

import io.kafkactl.sandbox.Sandboxes;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** One broker process in a folder of the test's own, with settings of its own. */
final class BrokerProcess implements AutoCloseable {
    private static final String TEMPLATE = """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            controller.listener.names=CONTROLLER
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            share.coordinator.state.topic.num.partitions=1
            group.initial.rebalance.delay.ms=0
            """;

    private static final String LISTENERS = "listeners=";
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 12_000;
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % 120) * 100);

    private final Path folder;
    private final List<String> prefix;
    private final List<String> jvmOptions;
    private final String address;
    private final TestCluster cluster;
    private @Nullable Process process;

    /**
     * Formats the log directories; the broker is not started yet.
     *
     * @param settings lines of server.properties, {@code log.dirs} among them
     * @param prefix of every command line: what runs it where
     */
    BrokerProcess(Path folder, String settings, List<String> prefix) {
        this(folder, settings, prefix, List.of());
    }

    /**
     * The same with options for the broker's JVM.
     *
     * @param settings in which {@code LISTENERS} stands for the listeners that every broker here has, and {@code ADDRESS}
     *     for that of the one for clients
     */
    BrokerProcess(Path folder, String settings, List<String> prefix, List<String> jvmOptions) {
        this(folder, Uuid.randomUuid().toString(), settings, prefix, jvmOptions);
    }

    /** One of several that make a cluster: lines of these settings take the place of those that every broker here has. */
    BrokerProcess(Path folder, String clusterId, String settings, List<String> prefix, List<String> jvmOptions) {
        this.folder = folder;
        this.prefix = prefix;
        this.jvmOptions = jvmOptions;
        int port = freePort();
        this.address = "127.0.0.1:" + port;
        this.cluster = new TestCluster(address);
        try {
            String properties = TEMPLATE.formatted(port, freePort());
            String listeners = properties
                    .lines()
                    .filter(line -> line.startsWith(LISTENERS))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(
                    folder.resolve("server.properties"),
                    properties
                            + settings.replace("LISTENERS", listeners.substring(LISTENERS.length()))
                                    .replace("ADDRESS", address));
            Process format =
                    java(prefix, "kafka.tools.StorageTool", "format", "-t", clusterId, "-c", "server.properties");
            if (!format.waitFor(1, TimeUnit.MINUTES) || format.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(folder.resolve("console.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns when the broker answers. */
    void start() {
        launch(prefix);
        cluster.awaitAnswer();
    }

    /** Returns at once: one of several answers only when others have started, too. */
    void launch(List<String> with) {
        try {
            Process started = java(with, "kafka.Kafka", "server.properties");
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly, "end " + address));
            process = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return address;
    }

    TestCluster cluster() {
        return cluster;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Runs kafkactl against this broker. */
    CliResult run(String... args) {
        List<String> all = new ArrayList<>(List.of("-b", address));
        all.addAll(List.of(args));
        return CliRunner.real().run(all.toArray(String[]::new));
    }

    private Process java(List<String> with, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(with);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // It lives for seconds, beside others.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Sandboxes.installedLibrary().toAbsolutePath() + File.separator + "*"));
        command.addAll(jvmOptions);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("console.log").toFile()))
                .start();
    }

    /**
     * Of this machine; nobody listens there now. None of those that the system gives to outgoing connections, and for each
     * process of tests others: until a broker listens, somebody else might.
     */
    static int freePort() {
        while (true) {
            int port = FIRST_PORT + NEXT_PORT.getAndIncrement() % PORTS;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Taken; the next one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** As a crash would end it; returns when it is gone. */
    void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroyForcibly();
        awaitEnd(running);
    }

    /** In good order; returns when it is gone. */
    void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            awaitEnd(running);
        }
    }

    private static void awaitEnd(Process process) {
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As {@code kill -NAME} sends it. */
    void signal(String name) {
        Process running = process;
        if (running != null) {
            PackagedProgram.signal(running, name);
        }
    }

    /** The folder may be deleted afterwards. */
    @Override
    public void close() {
        cluster.close();
        kill();
    }
}
