package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.topic.DeletionPlan;
import io.kafkactl.ops.topic.DoomedTopic;
import io.kafkactl.ops.topic.TopicDeletion;
import io.kafkactl.ops.topic.TopicOutcome;
import io.kafkactl.ops.topic.TopicSelection;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl topic delete}. */
@Command(
        name = "delete",
        header = "Delete topics and all their records.",
        description = "Shows what will be lost and who reads it, and asks. Names are literal unless --glob or --regex "
                + "is given. Deletes by topic id, so that a topic created under the same name meanwhile survives, and "
                + "returns when the brokers have forgotten it.",
        footer = {
            "  kafkactl topic delete market.stock.price-update.v1",
            "  kafkactl topic delete market.stock.price-update.v1 --if-exists --yes",
            "  kafkactl topic delete --glob 'market.stock.*' --dry-run"
        })
final class TopicDeleteCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "TOPIC", description = "Topics to delete.")
    List<String> names = List.of();

    @Mixin
    PatternOptions patterns;

    @Option(names = "--if-exists", description = "A topic that does not exist is no error.")
    boolean ifExists;

    @Option(names = "--dry-run", description = "Only show what would be lost; delete nothing.")
    boolean dryRun;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    TopicDeleteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(TopicRows.deleted(false));
    }

    @Override
    public Integer call() {
        TopicSelection selection = patterns.select(names);
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        try (Connection connection = invocation.connect()) {
            TopicDeletion deletion =
                    new TopicDeletion(connection.cluster(), invocation.context().cancellation());
            DeletionPlan plan = deletion.plan(selection, ifExists);
            plan.absent().forEach(name -> invocation.note("topic '" + name + "' does not exist, nothing to delete"));
            plan.bereft().forEach(name -> invocation.warn("topic '" + name + "' stays behind without its topic"));
            plan.warnings().forEach(invocation::warn);
            if (!dryRun && !plan.topics().isEmpty()) {
                consent.require(connection.settings(), plan.clusterId(), plan.consequences(), "delete " + count(plan));
            }
            TopicOutcome<DoomedTopic> outcome =
                    dryRun ? new TopicOutcome<>(plan.topics(), plan.errors()) : deletion.execute(plan);
            return invocation
                    .print(output.format(), TopicRows.deleted(dryRun), outcome.topics(), outcome.errors())
                    .code();
        }
    }

    private static String count(DeletionPlan plan) {
        int topics = plan.topics().size();
        return topics == 1 ? "topic '" + plan.topics().get(0).name() + "'" : Counted.of(topics, "topic");
    }
}
