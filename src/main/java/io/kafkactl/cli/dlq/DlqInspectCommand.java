package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.dlq.DeadLetterView;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.DlqInspector;
import io.kafkactl.ops.dlq.RecordCoordinate;
import io.kafkactl.output.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl dlq inspect}. */
@Command(
        name = "inspect",
        header = "Show dead letters: where they failed, why, and what a redrive does to their headers.",
        description = "Without coordinates the first pending dead letters are listed; with coordinates each record is "
                + "shown in full, settled or not.",
        footer = {
            "  kafkactl dlq inspect orders.order.placed.v1.dlq",
            "  kafkactl dlq inspect orders.order.placed.v1.dlq 0:41 2:7",
            "  kafkactl dlq inspect orders.order.placed.v1.dlq -n 1000 -o jsonl"
        })
final class DlqInspectCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "TOPIC", description = "The dead-letter topic.")
    String topic;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PARTITION:OFFSET",
            description = "Records to show in full.")
    List<String> records = new ArrayList<>();

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many pending dead letters to list (default: ${DEFAULT-VALUE}).")
    long limit;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    DlqInspectCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        List<RecordCoordinate> places =
                records.stream().map(RecordCoordinate::parse).toList();
        List<ItemError> errors = new ArrayList<>();
        List<DeadLetterView> views;
        try (Connection connection = invocation.connect()) {
            DlqInspector inspector = new DlqInspector(
                    connection,
                    new DlqCatalog(connection.cluster()).get(topic, format.source()),
                    format.name(),
                    invocation.context().cancellation());
            views = places.isEmpty() ? inspector.pending(limit) : inspector.at(places, errors);
        }
        if (places.isEmpty() && views.size() == limit) {
            invocation.note("the first " + limit + " pending dead letters are shown; -n shows more");
        }
        return places.isEmpty() || output.format() != OutputFormat.TABLE
                ? invocation
                        .print(output.format(), DeadLetterRows.ALL, views, errors)
                        .code()
                : printInFull(views, errors).code();
    }

    private ExitCode printInFull(List<DeadLetterView> views, List<ItemError> errors) {
        for (DeadLetterView view : views) {
            invocation.print(OutputFormat.TABLE, DeadLetterRows.FIELDS, DeadLetterRows.fields(view));
        }
        return errors.isEmpty() ? ExitCode.OK : invocation.reportErrors(errors, views.size());
    }
}
