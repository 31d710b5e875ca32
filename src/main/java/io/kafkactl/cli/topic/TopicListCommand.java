package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.topic.TopicCatalog;
import io.kafkactl.ops.topic.TopicListQuery;
import io.kafkactl.ops.topic.TopicOutcome;
import io.kafkactl.ops.topic.TopicOverview;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl topic list}. */
@Command(
        name = "list",
        header = "List topics.",
        description = {
            "Lists the topics that you may describe: how many records there are (by offsets), the space that all "
                    + "copies take on disk, how long records are kept, whose topic it is by its name, and beside which "
                    + "topic a retry or dead-letter topic stands.",
            "",
            "A figure that you may not read is '-', with an error that says why. Several filters narrow together."
        },
        footer = {
            "  kafkactl topic list",
            "  kafkactl topic list --glob 'market.*' --sort size --top 10",
            "  kafkactl topic list --internal --under-replicated -o json"
        })
final class TopicListCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "TOPIC", description = "Topics to list instead of all.")
    List<String> names = List.of();

    @Mixin
    PatternOptions patterns;

    @Option(names = "--internal", description = "Also list Kafka's own topics.")
    boolean internal;

    @Mixin
    ListFilterOptions filters;

    @Mixin
    OutputOptions output;

    TopicListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(TopicRows.LISTED);
    }

    @Override
    public Integer call() {
        TopicListQuery query = filters.query(patterns.select(names), internal);
        try (Connection connection = invocation.connect()) {
            TopicOutcome<TopicOverview> outcome = new TopicCatalog(connection.cluster()).list(query);
            return invocation
                    .print(output.format(), TopicRows.LISTED, outcome.topics(), outcome.errors())
                    .code();
        }
    }
}
