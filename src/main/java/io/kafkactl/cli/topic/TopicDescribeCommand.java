package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.schema.SubjectSummary;
import io.kafkactl.ops.topic.TopicCatalog;
import io.kafkactl.ops.topic.TopicDetail;
import io.kafkactl.ops.topic.TopicOutcome;
import io.kafkactl.ops.topic.TopicSelection;
import io.kafkactl.ops.topic.inspect.TopicReaders;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl topic describe}. */
@Command(
        name = "describe",
        header = "Show topics in full.",
        description = "Shows where each partition lives, its offsets and the size of its leader's copy; the topic's "
                + "retry and dead-letter topics; the groups that read it or have committed offsets on it, with their "
                + "lag; its subjects, where a schema registry is known; and every setting that is not Kafka's own "
                + "default, with its source.",
        footer = {
            "  kafkactl topic describe market.stock.price-update.v1",
            "  kafkactl topic describe market.stock.price-update.v1 -o json",
            "  kafkactl topic describe --glob 'market.stock.*'"
        })
final class TopicDescribeCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "TOPIC", description = "Topics to show.")
    List<String> names = List.of();

    @Mixin
    PatternOptions patterns;

    @Mixin
    OutputOptions output;

    TopicDescribeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(TopicRows.described(null));
    }

    @Override
    public Integer call() {
        TopicSelection selection = patterns.select(names);
        TopicOutcome<TopicDetail> outcome;
        List<SubjectSummary> subjects;
        try (Connection connection = invocation.connect()) {
            outcome = new TopicCatalog(connection.cluster())
                    .describe(
                            selection,
                            new TopicReaders(
                                    connection,
                                    invocation.context().clock(),
                                    invocation.context().cancellation()));
            subjects = TopicSubjects.of(invocation, connection, outcome.topics());
        }
        if (!output.format().isTable() || outcome.topics().isEmpty()) {
            return invocation
                    .print(output.format(), TopicRows.described(subjects), outcome.topics(), outcome.errors())
                    .code();
        }
        List<TopicDetail> topics = outcome.topics();
        invocation.print(output.format(), TopicRows.SUMMARIES, topics);
        if (topics.stream().anyMatch(topic -> !topic.companions().isEmpty())) {
            invocation.printGap();
            invocation.print(output.format(), TopicRows.COMPANIONS, TopicRows.companions(topics));
        }
        if (topics.stream()
                .anyMatch(topic -> topic.readers() == null || !topic.readers().isEmpty())) {
            invocation.printGap();
            invocation.print(output.format(), ReaderRows.READERS, ReaderRows.of(topics));
        }
        if (subjects != null && !subjects.isEmpty()) {
            invocation.printGap();
            invocation.print(output.format(), TopicSubjects.SUBJECTS, subjects);
        }
        invocation.printGap();
        invocation.print(output.format(), TopicRows.SETTINGS, TopicRows.settings(topics));
        invocation.printGap();
        return invocation
                .print(output.format(), TopicRows.PARTITIONS, TopicRows.partitions(topics), outcome.errors())
                .code();
    }
}
