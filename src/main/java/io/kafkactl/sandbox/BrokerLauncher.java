package io.kafkactl.sandbox;

import io.kafkactl.error.KafkactlException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts the JVMs of a sandbox from the broker's jars. */
final class BrokerLauncher {
    private static final List<String> JVM_FLAGS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-Djava.awt.headless=true");
    private static final List<String> SHORT_LIVED_FLAGS = List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1");

    private final Path library;

    /** Exit 7 when the folder holds no broker. */
    BrokerLauncher(Path library) {
        this.library = library.toAbsolutePath();
        if (!holdsBroker(library)) {
            throw KafkactlException.notFound(
                    "SANDBOX_NOT_INSTALLED",
                    "no Kafka broker in " + this.library,
                    "unpack the sandbox add-on archive over the installation of kafkactl");
        }
    }

    /** Writes the files that make an empty data folder part of the cluster. */
    Process format(SandboxState state, BrokerState broker) {
        BrokerFolder folder = state.brokerFolder(broker.id());
        return ChildJvm.start(
                folder.path(),
                folder.console(),
                command(
                        SHORT_LIVED_FLAGS,
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id",
                        state.clusterId(),
                        "--ignore-formatted",
                        "--config",
                        BrokerFolder.CONFIGURATION));
    }

    /** The broker outlives this process, and the terminal's Ctrl-C does not reach it. */
    Process launch(SandboxState state, BrokerState broker) {
        List<String> command = new ArrayList<>(ChildJvm.detached());
        List<String> flags = List.of(
                "-Dlog4j2.configurationFile=" + BrokerFolder.LOGGING,
                // Read by nobody but who looks at a list of processes.
                "-Dkafkactl.sandbox=" + state.name() + "/" + broker.id());
        command.addAll(command(flags, "kafka.Kafka", BrokerFolder.CONFIGURATION));
        BrokerFolder folder = state.brokerFolder(broker.id());
        return ChildJvm.start(folder.path(), folder.console(), command);
    }

    private List<String> command(List<String> flags, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_FLAGS);
        command.addAll(flags);
        command.add("-cp");
        command.add(library + File.separator + "*");
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean holdsBroker(Path library) {
        if (!Files.isDirectory(library)) {
            return false;
        }
        try (Stream<Path> jars = Files.list(library)) {
            return jars.anyMatch(jar -> jar.getFileName().toString().matches("kafka_2\\.\\d+-.*\\.jar"));
        } catch (IOException e) {
            return false;
        }
    }
}
