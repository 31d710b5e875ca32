package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.redrive.Outcome;
import io.kafkactl.ops.dlq.redrive.Treatment;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl dlq discard}. */
@Command(
        name = "discard",
        header = "Settle dead letters without putting them back.",
        description = {
            "Writes into the journal that these dead letters are done with, so that no redrive sends them any more. Nothing "
                    + "is removed from the topic; 'dlq purge' does that. Records of any format are discarded.",
            "One that an earlier run has redriven, parked or discarded is left alone. Running the same command again is "
                    + "resuming."
        },
        footer = {
            "  kafkactl dlq discard orders.order.placed.v1.dlq --reason 'test data of 2026-11-20' --dry-run",
            "  kafkactl dlq discard orders.order.placed.v1.dlq --reason 'test data of 2026-11-20' --yes"
        })
final class DlqDiscardCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "TOPIC", description = "The dead-letter topic.")
    String topic;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept in the journal.")
    String reason;

    @Mixin
    SettleOptions options;

    @Mixin
    SelectionOptions selection;

    DlqDiscardCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(
                SettleRun.model(Outcome.DISCARDED, "Plan", ""), SettleRun.model(Outcome.DISCARDED, "Report", ""));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (reason.isBlank()) {
            throw KafkactlException.usage("--reason is empty", "say why nobody wants these records any more");
        }
        return new SettleRun(invocation, options, selection, Outcome.DISCARDED)
                .run(topic, new Treatment.Discard(), reason)
                .code();
    }
}
