package io.kafkactl.cli.context;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.config.ConnectionRequest;
import io.kafkactl.config.ConnectionResolver;
import io.kafkactl.config.ConnectionSettings;
import io.kafkactl.config.Context;
import io.kafkactl.config.ContextStore;
import io.kafkactl.config.DlqSettings;
import io.kafkactl.config.HouseRules;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl context add}. */
@Command(
        name = "add",
        header = "Add a context to your contexts file.",
        description =
                "Adds a context from -b, --schema-registry, -X and --command-config, and keeps every line that is already there. The "
                        + "file is created when there is none, readable by you alone. The current context does not change.",
        footer = {
            "  kafkactl context add dev -b localhost:9092",
            "  kafkactl context add prod -b b1:9093 --command-config f --protected"
        })
final class ContextAddCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the new context.")
    String name = "";

    @Option(names = "--protected", description = "What destroys will want the context's name as well as --yes.")
    boolean protectedContext;

    @Option(names = "--read-only", description = "Nothing that writes will be sent to this cluster.")
    boolean readOnly;

    @Option(names = "--require-key", description = "produce refuses records without key, which keep no order.")
    boolean requireKey;

    ContextAddCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        ConnectionRequest request = invocation.request();
        if (request.bootstrapServers() == null || request.context() != null) {
            throw KafkactlException.usage(
                    request.context() == null
                            ? "the address of context '" + name + "' is missing"
                            : "-c has no meaning here: the new context is named by the argument",
                    "kafkactl context add " + name + " -b HOST:PORT");
        }
        ConnectionSettings settings =
                new ConnectionResolver(invocation.context().env()).resolve(request);
        Path file = new ContextStore(invocation.context().env())
                .add(new Context(
                        name,
                        settings.bootstrapServers(),
                        settings.properties(),
                        settings.schemaRegistry(),
                        protectedContext,
                        readOnly,
                        requireKey,
                        HouseRules.DEFAULT,
                        DlqSettings.DEFAULT,
                        null));
        invocation.note("added context '" + name + "' to " + file);
        return ExitCode.OK.code();
    }
}
