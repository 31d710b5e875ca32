package io.kafkactl.cli.sandbox;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.output.RowModel;
import io.kafkactl.sandbox.RunningSandbox;
import io.kafkactl.sandbox.SandboxSpec;
import io.kafkactl.sandbox.Sandboxes;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sandbox up}: returns when the brokers answer. */
@Command(
        name = "up",
        header = "Start a sandbox, and wait until it answers.",
        description = "One that runs already is left as it is; one that was stopped, or whose process was killed, "
                + "comes back with its data.",
        footer = {
            "  kafkactl sandbox up",
            "  kafkactl sandbox up --brokers 3 --name trio",
            "  kafkactl sandbox up --ephemeral --port 9092",
            "  kafkactl sandbox up --registry"
        })
final class UpCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    SandboxOptions sandbox;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(names = "--brokers", paramLabel = "1|3", description = "How many brokers (default: 1).")
    @Nullable
    Integer brokers;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the first broker; the others take the next ones (default: free ports).")
    @Nullable
    Integer port;

    @Option(names = "--ephemeral", description = "Keep the data in a temporary folder, and delete it on 'down'.")
    boolean ephemeral;

    @Option(
            names = "--registry",
            description = "With a schema registry, which needs Java 21 or newer and the registry add-on archive. "
                    + "A sandbox that got one once has it again on every 'up'.")
    boolean registry;

    UpCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(SandboxRows.MODEL);
    }

    @Override
    public Integer call() {
        SandboxSpec spec = SandboxSpec.of(sandbox.name(), Sandboxes.installedLibrary())
                .withBrokers(brokers)
                .withPort(port)
                .withEphemeral(ephemeral)
                .withRegistry(registry);
        invocation.contexts().requireFreeForSandbox(spec.name());
        // Not closed: it stays when this command is over.
        RunningSandbox running = sandbox.sandboxes().start(spec);
        invocation.note("sandbox '" + spec.name() + "' " + (running.alreadyRunning() ? "runs already" : "is up")
                + "; use it with: kafkactl -c " + spec.name() + " topic list");
        return invocation
                .print(output.format(), SandboxRows.MODEL, List.of(running.status()))
                .code();
    }
}
