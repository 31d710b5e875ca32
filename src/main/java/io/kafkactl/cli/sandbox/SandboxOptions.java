package io.kafkactl.cli.sandbox;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.sandbox.SandboxSpec;
import io.kafkactl.sandbox.Sandboxes;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which sandbox a command means, and where it is kept. */
final class SandboxOptions {
    private static final String DEVELOPMENT = "kafkactl.sandbox.lib";
    private static final String HOME = "kafkactl.home";

    private final Invocation invocation;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = SandboxSpec.DEFAULT_NAME,
            description = "Name of the sandbox and of its context (default: ${DEFAULT-VALUE}).")
    String name = SandboxSpec.DEFAULT_NAME;

    SandboxOptions(Invocation invocation) {
        this.invocation = invocation;
    }

    String name() {
        return name;
    }

    Sandboxes sandboxes() {
        return of(invocation);
    }

    static Sandboxes of(Invocation invocation) {
        return new Sandboxes(
                Sandboxes.rootOf(invocation.context().env()),
                invocation.context().cancellation());
    }

    /** The folder with the broker's jars: part of the installation, unless a build says otherwise. */
    static Path library() {
        String override = System.getProperty(DEVELOPMENT);
        return override == null ? Path.of(System.getProperty(HOME, "."), "lib", "sandbox") : Path.of(override);
    }
}
