package io.kafkactl.sandbox;

import io.kafkactl.error.KafkactlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the registry of a sandbox: Apicurio Registry, which speaks the interface of the vendor's. */
final class RegistryLauncher {
    /** Relative to the working directory, because the address of a database cannot hold every path. */
    static final String DATA = "data";

    private static final int JAVA = 21;
    private static final String PROGRAM = "quarkus-run.jar";
    private static final List<String> FLAGS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            "-Dquarkus.http.access-log.enabled=false",
            "-Dapicurio.datasource.jdbc.initial-size=1",
            "-Dapicurio.datasource.jdbc.min-size=1",
            // The vendor's registry starts with this level, and lists all its subjects.
            "-Dapicurio.rules.global.compatibility=BACKWARD",
            "-Dapicurio.ccompat.max-subjects=100000");

    private final Path program;
    private final Path java;

    private RegistryLauncher(Path program, Path java) {
        this.program = program;
        this.java = java;
    }

    /** Exit 7 when the registry is not installed, or no Java that can run it. */
    static RegistryLauncher find(Path registry) {
        Path folder = registry.toAbsolutePath();
        Path program = folder.resolve(PROGRAM);
        if (!Files.exists(program)) {
            throw KafkactlException.notFound(
                    "REGISTRY_NOT_INSTALLED",
                    "no schema registry in " + folder,
                    "unpack the registry add-on archive over the installation of kafkactl");
        }
        return new RegistryLauncher(program, NewerJava.find(folder.resolveSibling(""), JAVA));
    }

    /** The registry outlives this process, and the terminal's Ctrl-C does not reach it. */
    Process launch(SandboxState state, RegistryState registry) {
        List<String> command = new ArrayList<>(ChildJvm.detached());
        command.add(java.toString());
        command.addAll(FLAGS);
        command.add("-Dquarkus.http.host=" + FreePorts.LOOPBACK);
        command.add("-Dquarkus.http.port=" + registry.port());
        command.add("-Dquarkus.management.host=" + FreePorts.LOOPBACK);
        command.add("-Dquarkus.management.port=" + registry.managementPort());
        command.add("-Dkafkactl.sandbox=" + state.name() + "/registry");
        if (!state.ephemeral()) {
            command.add("-Dapicurio.datasource.url=jdbc:h2:file:./" + DATA + "/registry");
        }
        command.add("-jar");
        command.add(program.toString());
        RegistryFolder folder = state.registryFolder();
        folder.prepare();
        return ChildJvm.start(folder.path(), folder.console(), command);
    }
}
