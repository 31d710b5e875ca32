package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.dlq.runs.RunCatalog;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl dlq runs}. */
@Command(
        name = "runs",
        header = "Show who settled which dead letters, and what is at work now.",
        description = {
            "From the journal, the newest run first. STATE: running while the run renews its lease; finished, stopped, "
                    + "interrupted or failed by its own last word; dead when it ended without one; unknown when another "
                    + "run took its place since.",
            "A run with --no-journal leaves no trace."
        },
        footer = {
            "  kafkactl dlq runs",
            "  kafkactl dlq runs orders.order.placed.v1.dlq -o json",
            "  kafkactl dlq runs show 20261120T100000-3fa2c1",
            "  kafkactl dlq runs stop 20261120T100000-3fa2c1"
        },
        subcommands = {DlqRunsShowCommand.class, DlqRunsStopCommand.class})
final class DlqRunsCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "TOPIC", arity = "0..1", description = "Only runs over this dead-letter topic.")
    @Nullable
    String topic;

    @Mixin
    OutputOptions output;

    DlqRunsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(RunRows.LIST);
    }

    @Override
    public Integer call() {
        RunCatalog.Listing listing;
        try (Connection connection = invocation.connect()) {
            listing = new RunCatalog(
                            connection,
                            invocation.context().clock(),
                            invocation.context().cancellation())
                    .list(topic);
        }
        if (!listing.complete()) {
            invocation.warn("a run has a transaction open on the journal: more may be settled than is shown");
        }
        return invocation.print(output.format(), RunRows.LIST, listing.runs()).code();
    }
}
