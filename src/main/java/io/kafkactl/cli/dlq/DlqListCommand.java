package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.dlq.DlqInventory;
import io.kafkactl.ops.dlq.DlqOverview;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kafkactl dlq list}. */
@Command(
        name = "list",
        header = "List dead-letter topics and what is pending in them.",
        description = {
            "PENDING, SETTLED and TOTAL count offsets between the log start and the last stable offset. Compaction and "
                    + "transactions leave offsets without a record, so PENDING is no fewer than the records; after a "
                    + "complete redrive it is 0.",
            "FORMAT is 'mixed' when the sampled records differ and 'unknown' when none was recognised."
        },
        footer = {"  kafkactl dlq list", "  $ kafkactl dlq list -o json | jq '.items[] | select(.pending > 0)'"})
final class DlqListCommand implements Callable<Integer> {
    private static final RowModel<DlqOverview> ROWS = new RowModel<DlqOverview>("DlqList")
            .text("TOPIC", "topic", DlqOverview::topic)
            .tableOnly("FORMAT", DlqListCommand::format)
            .jsonOnly("formats", DlqOverview::formats)
            .text("SOURCE", "source", DlqOverview::source)
            .number("PENDING", "pending", DlqOverview::pending)
            .number("SETTLED", "settled", DlqOverview::settled)
            .number("TOTAL", "total", DlqOverview::total)
            .text("OLDEST", "oldest", DlqOverview::oldest)
            .jsonOnly("hidden", DlqOverview::hidden)
            .jsonOnly("complete", DlqOverview::complete);

    private final Invocation invocation;

    @Mixin
    OutputOptions output;

    DlqListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        List<DlqOverview> topics;
        try (Connection connection = invocation.connect()) {
            topics = new DlqInventory(connection, invocation.context().cancellation()).list();
        }
        if (topics.stream().anyMatch(topic -> !topic.complete())) {
            invocation.warn("a redrive has a transaction open on the journal: less may be pending than is shown");
        }
        topics.stream()
                .filter(topic -> topic.hidden() > 0)
                .forEach(topic -> invocation.warn(Counted.of(topic.hidden(), "offset") + " of '" + topic.topic() + "'"
                        + (topic.hidden() == 1 ? " lies" : " lie") + " behind an open transaction"));
        return invocation.print(output.format(), ROWS, topics).code();
    }

    private static String format(DlqOverview topic) {
        return switch (topic.formats().size()) {
            case 0 -> topic.total() == 0 ? "-" : "unknown";
            case 1 -> topic.formats().get(0);
            default -> "mixed";
        };
    }
}
