package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.dlq.runs.RunCatalog;
import io.kafkactl.ops.dlq.runs.RunDetail;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl dlq runs show}. */
@Command(
        name = "show",
        header = "Show what one run settled, and where it sent it.",
        description =
                "OFFSETS are those of the dead letters. Others may have written between the first and the last offset "
                        + "of a target.",
        footer = "  kafkactl dlq runs show 20261120T100000-3fa2c1")
final class DlqRunsShowCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "RUN", description = "The run, as 'dlq runs' and the reports name it.")
    String run;

    @Mixin
    OutputOptions output;

    DlqRunsShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(RunRows.DOCUMENT);
    }

    @Override
    public Integer call() {
        RunDetail detail;
        try (Connection connection = invocation.connect()) {
            detail = new RunCatalog(
                            connection,
                            invocation.context().clock(),
                            invocation.context().cancellation())
                    .get(run);
        }
        if (!output.format().isTable()) {
            return invocation
                    .print(output.format(), RunRows.DOCUMENT, List.of(detail))
                    .code();
        }
        invocation.print(output.format(), RunRows.ONE, List.of(detail.overview()));
        invocation.printGap();
        invocation.print(output.format(), RunRows.SETTLED, detail.settled());
        invocation.printGap();
        return invocation.print(output.format(), RunRows.SENT, detail.sent()).code();
    }
}
