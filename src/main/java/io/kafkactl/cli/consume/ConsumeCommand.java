package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.stream.ReadRequest;
import io.kafkactl.ops.stream.ReadSummary;
import io.kafkactl.ops.stream.TopicReader;
import io.kafkactl.output.SafeText;
import io.kafkactl.record.RecordFailures;
import io.kafkactl.record.jq.RecordJson;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the records of a topic, without a consumer group. */
@Command(
        name = "consume",
        header = "Print the records of a topic.",
        description = {
            "Reads all partitions up to the end they had when the command started, and stops there; -f goes on. Records "
                    + "keep their order within a partition. No group is used and nothing is committed.",
            "POSITION is start, end, an offset N, +N after the start, -N before the end, @2026-01-31T10:00:00Z (UTC "
                    + "without a zone), @epochMillis or @-1h, resolved in each partition."
        },
        footer = {
            "  kafkactl consume orders.order.placed.v1 -n 10",
            "  kafkactl consume orders.order.placed.v1 --from @-1h -o jsonl",
            "  kafkactl consume orders.order.placed.v1 -f --partition 0,3-5",
            "  kafkactl consume orders.order.placed.v1 -o jsonl |",
            "    kafkactl produce orders.order.copied.v1 -i jsonl"
        })
public final class ConsumeCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "TOPIC", description = "Topic to read.")
    String topic = "";

    @Mixin
    RangeOptions range = new RangeOptions();

    @Mixin
    FilterOptions filter = new FilterOptions();

    @Mixin
    RecordOutputOptions output = new RecordOutputOptions();

    ConsumeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        range.validate();
        CliContext context = invocation.context();
        RecordFailures failures = new RecordFailures(reason -> invocation.warn(SafeText.oneLine(reason)));
        RecordJson records = output.records();
        ReadRequest request = range.request(
                topic,
                filter.filters(records, context.cancellation(), failures),
                context.clock().instant());
        try (Destination destination = output.destination(topic, records, invocation, failures);
                Connection connection = invocation.connect()) {
            ReadSummary summary = new TopicReader(connection, context.cancellation())
                    .read(request, destination.encoding(), context.out());
            if (invocation.verbosity() > 0) {
                invocation.note("scanned " + summary.scanned() + ", matched " + summary.matched());
            }
        }
        if (context.cancellation().isCancelled()) {
            return ExitCode.INTERRUPTED.code();
        }
        return (failures.count() > 0 ? ExitCode.FAILURE : ExitCode.OK).code();
    }
}
