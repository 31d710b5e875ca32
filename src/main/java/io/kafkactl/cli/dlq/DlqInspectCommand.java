package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Cancellation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.RecordCoordinate;
import io.kafkactl.ops.dlq.inspect.DeadLetterView;
import io.kafkactl.ops.dlq.inspect.DlqInspector;
import io.kafkactl.ops.dlq.inspect.DlqScan;
import io.kafkactl.ops.dlq.inspect.PayloadDecoder;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.SafeText;
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
        description = {
            "Without coordinates the first 20 pending dead letters of the selection are listed; with coordinates, or "
                    + "with --explain, --stack or --diff-origin, each record is shown in full.",
            "In full it is also looked up whether the record it came from is still there: IDENTICAL, DIFFERS, EXISTS "
                    + "(the dead letter has no payload to compare) or EXPIRED."
        },
        footer = {
            "  kafkactl dlq inspect orders.order.placed.v1.dlq",
            "  kafkactl dlq inspect orders.order.placed.v1.dlq 0:41 2:7 --stack",
            "  kafkactl dlq inspect orders.order.placed.v1.dlq --error-class TimeoutException -n 3 --explain",
            "  kafkactl dlq inspect orders.order.placed.v1.dlq -n 1000 -o jsonl"
        })
final class DlqInspectCommand implements Callable<Integer>, JsonRows {
    private static final long LISTED = 20;

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "TOPIC", description = "The dead-letter topic.")
    String topic;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PARTITION:OFFSET",
            description = "Records to show in full, settled or not.")
    List<String> records = new ArrayList<>();

    @Option(names = "--all", description = "List what runs have settled, too.")
    boolean all;

    @Option(names = "--explain", description = "Also show what each fact was concluded from, with all values.")
    boolean explain;

    @Option(names = "--stack", description = "Also show the stack trace.")
    boolean stack;

    @Option(names = "--diff-origin", description = "Also show where the record differs from the one it came from.")
    boolean diffOrigin;

    @Mixin
    SelectionOptions selection;

    @Mixin
    FormatOption format;

    @Mixin
    OutputOptions output;

    DlqInspectCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(DeadLetterRows.ALL);
    }

    @Override
    public Integer call() {
        List<RecordCoordinate> places =
                records.stream().map(RecordCoordinate::parse).toList();
        if (!places.isEmpty()) {
            selection.requireNone("leave out the coordinates, or the other options");
        }
        boolean full = !places.isEmpty() || explain || stack || diffOrigin;
        List<ItemError> errors = new ArrayList<>();
        List<DeadLetterView> views = new ArrayList<>();
        try (Connection connection = format.connect(invocation)) {
            DlqTopic dlq = new DlqCatalog(connection).get(topic, format.source());
            Cancellation cancellation = invocation.context().cancellation();
            DlqScan scan = new DlqScan(connection, dlq, format.name(), cancellation);
            ScanNotices.before(invocation, scan);
            DlqInspector inspector = new DlqInspector(
                    connection,
                    scan,
                    new PayloadDecoder(connection, reason -> invocation.warn(SafeText.oneLine(reason))),
                    cancellation);
            if (places.isEmpty()) {
                List<DeadLetterView> found = views;
                Selection chosen = selection.selection(invocation, connection, dlq, limit());
                ScanNotices.progress(invocation, scan.meter()).during(() -> {
                    inspector.show(chosen, all, found::add);
                    return found;
                });
            } else {
                views.addAll(inspector.at(places, errors));
            }
            views = full ? inspector.withSource(views) : views;
        }
        if (places.isEmpty() && selection.limit == null && views.size() == LISTED) {
            invocation.note("the first " + LISTED + " are shown; -n shows more");
        }
        ExitCode code = full && output.format().isTable()
                ? new LetterPrinter(invocation, explain, stack, diffOrigin).print(views, errors)
                : invocation.print(output.format(), DeadLetterRows.ALL, views, errors);
        return ExitCode.strongest(code, selection.code()).code();
    }

    private long limit() {
        return selection.limit == null ? LISTED : selection.limit;
    }
}
