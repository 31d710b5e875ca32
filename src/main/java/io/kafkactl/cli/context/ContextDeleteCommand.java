package io.kafkactl.cli.context;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.config.ContextStore;
import io.kafkactl.config.StoredContext;
import io.kafkactl.error.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl context delete}. */
@Command(
        name = "delete",
        header = "Remove a context from your contexts file.",
        description =
                "Removes the context and its settings, and leaves every other line as it is. Nothing happens to the "
                        + "cluster. When it is the current context, there is none afterwards.",
        footer = {"  kafkactl context delete staging", "  kafkactl context delete staging --yes"})
final class ContextDeleteCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "CONTEXT", description = "Name of a context of your own file.")
    String name = "";

    @Mixin
    ConsentOptions consent;

    ContextDeleteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        ContextStore store = invocation.contexts();
        StoredContext doomed = store.requireOwn(name);
        consent.require(
                List.of("context '" + name + "' at " + doomed.context().bootstrapServers()
                        + " and its settings will be removed from " + doomed.source()),
                "delete context '" + name + "'");
        Path file = store.delete(doomed);
        invocation.note("removed context '" + name + "' from " + file);
        return ExitCode.OK.code();
    }
}
