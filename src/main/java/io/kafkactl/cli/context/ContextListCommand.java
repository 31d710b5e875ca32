package io.kafkactl.cli.context;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.config.ContextStore;
import io.kafkactl.config.StoredContext;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kafkactl context list}. */
@Command(
        name = "list",
        header = "List contexts.",
        description = "Lists the contexts of your contexts file and of running sandboxes; * marks the current one.",
        footer = {"  kafkactl context list", "  $ kafkactl context list -o json"})
final class ContextListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    OutputOptions output;

    ContextListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        ContextStore store = new ContextStore(invocation.context().env());
        String current = store.currentName().orElse("");
        List<StoredContext> contexts = store.all();
        RowModel<StoredContext> model = new RowModel<StoredContext>("ContextList")
                .tableOnly("CURRENT", c -> c.context().name().equals(current) ? "*" : "")
                .text("NAME", "name", c -> c.context().name())
                .jsonOnly("current", c -> c.context().name().equals(current))
                .text("BOOTSTRAP-SERVERS", "bootstrapServers", c -> c.context().bootstrapServers())
                .text("PROTECTED", "protected", c -> c.context().protectedContext())
                .text("READ-ONLY", "readOnly", c -> c.context().readOnly())
                .text("SOURCE", "source", StoredContext::source);
        return invocation.print(output.format(), model, contexts).code();
    }
}
