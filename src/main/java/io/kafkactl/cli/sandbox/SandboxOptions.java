package io.kafkactl.cli.sandbox;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.sandbox.SandboxSpec;
import io.kafkactl.sandbox.Sandboxes;
import picocli.CommandLine.Option;

/** Which sandbox a command means, and where it is kept. */
final class SandboxOptions {
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
}
