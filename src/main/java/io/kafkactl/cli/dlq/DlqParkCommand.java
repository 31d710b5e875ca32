package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.ops.dlq.redrive.Outcome;
import io.kafkactl.ops.dlq.redrive.Treatment;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl dlq park}. */
@Command(
        name = "park",
        header = "Move dead letters into a parking topic, as they are.",
        description = {
            "Copies dead letters with their bytes, headers and timestamp into the parking topic, in transactions that also "
                    + "settle them in the journal. The headers kafkactl-parked-from and kafkactl-parked-run are added. "
                    + "They can be redriven from there: dlq redrive PARKED --source TOPIC.",
            "The parking topic must exist. Exit 3 when a dead letter stays pending."
        },
        footer = {
            "  kafkactl dlq park orders.order.placed.v1.dlq --dry-run",
            "  kafkactl dlq park orders.order.placed.v1.dlq --park-topic orders.quarantine --reason 'INC-812' --yes"
        })
final class DlqParkCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "TOPIC", description = "The dead-letter topic.")
    String topic;

    @Option(
            names = "--park-topic",
            paramLabel = "TOPIC",
            description = "The parking topic (default: the source topic's name and .parked).")
    @Nullable
    String parkTopic;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; kept in the journal.")
    String reason = "";

    @Mixin
    SettleOptions options;

    @Mixin
    SelectionOptions selection;

    DlqParkCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(SettleRun.model(Outcome.PARKED, "Plan", ""), SettleRun.model(Outcome.PARKED, "Report", ""));
    }

    @Override
    public Integer call() throws InterruptedException {
        return new SettleRun(invocation, options, selection, Outcome.PARKED)
                .run(topic, new Treatment.Park(parkTopic), reason)
                .code();
    }
}
