package io.kafkactl.cli.context;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.config.StoredContext;
import io.kafkactl.error.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kafkactl context use}. */
@Command(
        name = "use",
        header = "Choose the current context.",
        description = "Commands use the current context when neither -c nor -b says where to connect. The choice is "
                + "kept in $$XDG_STATE_HOME/kafkactl/current-context; your contexts file is not written.",
        footer = {"  kafkactl context use dev"})
final class ContextUseCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "CONTEXT", description = "Name of an existing context.")
    String name = "";

    ContextUseCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        StoredContext chosen = invocation.contexts().use(name);
        invocation.note("current context is now '" + name + "' at "
                + chosen.context().bootstrapServers() + " (from " + chosen.source() + ")");
        return ExitCode.OK.code();
    }
}
