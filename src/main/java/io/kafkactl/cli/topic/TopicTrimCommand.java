package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.cli.support.PartitionSetConverter;
import io.kafkactl.cli.support.PositionConverter;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.topic.TopicOutcome;
import io.kafkactl.ops.topic.change.TopicTrim;
import io.kafkactl.ops.topic.change.TrimPlan;
import io.kafkactl.ops.topic.change.TrimmedPartition;
import io.kafkactl.output.RowModel;
import io.kafkactl.record.PartitionSet;
import io.kafkactl.record.Position;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl topic trim}. */
@Command(
        name = "trim",
        header = "Delete the oldest records of a topic.",
        description = {
            "Deletes the records before a position in each partition. Shows how many that are and which groups have not "
                    + "read them, and asks.",
            "",
            "A topic that is only compacted cannot be trimmed."
        },
        footer = {
            "  kafkactl topic trim pay.order.placed.v1 --to @-7d",
            "  kafkactl topic trim pay.order.placed.v1 --to end --partition 0,3-5 --yes",
            "  kafkactl topic trim pay.order.placed.v1 --to -1000 --dry-run"
        })
final class TopicTrimCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "TOPIC", description = "Topic to trim.")
    String name = "";

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            required = true,
            converter = PositionConverter.class,
            description = "Where what stays begins: end, N, +N, -N, @2026-01-31T10:00:00Z or @-1h.")
    Position to = Position.START;

    @Option(
            names = "--partition",
            paramLabel = "0,3-5",
            converter = PartitionSetConverter.class,
            description = "Only these partitions.")
    @Nullable
    PartitionSet partitions;

    @Option(names = "--dry-run", description = "Only show what would be lost; delete nothing.")
    boolean dryRun;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    TopicTrimCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(ChangeRows.TRIMMED);
    }

    @Override
    public Integer call() {
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        try (Connection connection = invocation.connect()) {
            TopicTrim trim = new TopicTrim(connection.cluster());
            TrimPlan plan =
                    trim.plan(name, partitions, to, invocation.context().clock().instant());
            plan.warnings().forEach(invocation::warn);
            if (!dryRun && plan.records() > 0) {
                consent.require(
                        connection.settings(),
                        plan.clusterId(),
                        plan.consequences(),
                        "delete " + Counted.of(plan.records(), "record") + " of topic '" + name + "'");
            }
            TopicOutcome<TrimmedPartition> outcome = dryRun ? trim.rehearse(plan) : trim.execute(plan);
            return invocation
                    .print(output.format(), ChangeRows.TRIMMED, outcome.topics(), outcome.errors())
                    .code();
        }
    }
}
