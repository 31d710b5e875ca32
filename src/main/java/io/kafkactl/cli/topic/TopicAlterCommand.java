package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.topic.TopicOutcome;
import io.kafkactl.ops.topic.TopicSelection;
import io.kafkactl.ops.topic.change.AlterPlan;
import io.kafkactl.ops.topic.change.AlterRequest;
import io.kafkactl.ops.topic.change.TopicAlteration;
import io.kafkactl.ops.topic.change.TopicChange;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl topic alter}. */
@Command(
        name = "alter",
        header = "Change settings, partitions and replication of topics.",
        description = {
            "Shows old and new, asks, and changes what differs; what is so already is left alone without a request.",
            "",
            "-p only adds: where records have keys, or the topic is compacted, it breaks their order and wants "
                    + "--allow-partition-increase. -r moves copies between brokers: existing copies and leaders stay, "
                    + "racks are spread, and the command waits until all copies are in sync. Ctrl-C leaves the move "
                    + "running, with its throttle; topic alter --status shows how far it is, and takes the throttle "
                    + "away once it is done."
        },
        footer = {
            "  kafkactl topic alter pay.order.placed.v1 --config retention.ms=30d --unset segment.ms",
            "  kafkactl topic alter pay.order.placed.v1 -r 3 --throttle 50MB",
            "  kafkactl topic alter pay.order.placed.v1 -p 12 --dry-run",
            "  kafkactl topic alter --status"
        })
final class TopicAlterCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "TOPIC", description = "Topics to change; with --status, to show.")
    List<String> names = List.of();

    @Mixin
    PatternOptions patterns;

    @Mixin
    AlterOptions changes;

    @Mixin
    MoveWaitOptions moves;

    @Option(
            names = "--status",
            description = "Change nothing: show the copies that are on the move, and take away throttles that moves "
                    + "which have ended left behind.")
    boolean status;

    @Option(names = "--dry-run", description = "Only show old and new, and ask the brokers whether they would.")
    boolean dryRun;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    TopicAlterCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(ChangeRows.CHANGED, ChangeRows.MOVING);
    }

    @Override
    public Integer call() {
        if (status) {
            changes.requireNone();
            return new MoveStatus(invocation, moves).show(names, output.format(), dryRun);
        }
        if (names.isEmpty()) {
            throw KafkactlException.usage("no topic is named", "topic alter NAME…, or --status");
        }
        AlterRequest request = changes.request();
        moves.requireMove(changes.movesCopies());
        TopicSelection selection = patterns.select(names);
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        try (Connection connection = invocation.connect()) {
            TopicAlteration alteration =
                    new TopicAlteration(connection, invocation.context().cancellation(), request);
            AlterPlan plan = alteration.plan(selection);
            TopicOutcome<TopicChange.Done> outcome =
                    dryRun ? rehearse(alteration, plan) : execute(connection, alteration, plan);
            return invocation
                    .print(output.format(), ChangeRows.CHANGED, outcome.topics(), outcome.errors())
                    .code();
        }
    }

    private TopicOutcome<TopicChange.Done> rehearse(TopicAlteration alteration, AlterPlan plan) {
        plan.consequences().forEach(invocation::note);
        return alteration.rehearse(plan);
    }

    private TopicOutcome<TopicChange.Done> execute(Connection connection, TopicAlteration alteration, AlterPlan plan) {
        if (!plan.isConverged()) {
            consent.require(
                    connection.settings(),
                    plan.clusterId(),
                    plan.consequences(),
                    "change " + Counted.of(plan.count(), "topic"));
        }
        try (MoveProgress progress = new MoveProgress(invocation)) {
            return alteration.execute(plan, moves.options(), progress);
        }
    }
}
