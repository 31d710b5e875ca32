package io.kafkactl.cli.context;

import static io.kafkactl.output.FieldType.FLAG;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
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
final class ContextListCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    OutputOptions output;

    ContextListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(rows(""));
    }

    @Override
    public Integer call() {
        ContextStore store = invocation.contexts();
        String current = store.currentName().orElse("");
        List<StoredContext> contexts = store.all();
        return invocation.print(output.format(), rows(current), contexts).code();
    }

    private static RowModel<StoredContext> rows(String current) {
        return new RowModel<StoredContext>("ContextList")
                .list()
                .tableOnly("CURRENT", c -> c.context().name().equals(current) ? "*" : "")
                .text("NAME", "name", c -> c.context().name())
                .jsonOnly("current", FLAG, c -> c.context().name().equals(current))
                .text("BOOTSTRAP-SERVERS", "bootstrapServers", c -> c.context().bootstrapServers())
                .column("PROTECTED", "protected", FLAG, c -> c.context().protectedContext())
                .column("READ-ONLY", "readOnly", FLAG, c -> c.context().readOnly())
                .text("SOURCE", "source", StoredContext::source)
                .named(c -> c.context().name());
    }
}
