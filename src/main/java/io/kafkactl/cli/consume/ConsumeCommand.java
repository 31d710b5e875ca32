package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.PartitionSetConverter;
import io.kafkactl.cli.support.PositionConverter;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.ReadRequest;
import io.kafkactl.ops.stream.TopicReader;
import io.kafkactl.record.PartitionSet;
import io.kafkactl.record.Position;
import io.kafkactl.record.RecordSink;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            converter = PositionConverter.class,
            description = "Where to begin, inclusive (default: start; with -f: end).")
    @Nullable
    Position from;

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            converter = PositionConverter.class,
            description = "Where to stop, exclusive (default: end).")
    @Nullable
    Position to;

    @Option(
            names = "--partition",
            paramLabel = "LIST",
            converter = PartitionSetConverter.class,
            description = "Only these partitions, such as 0,3-5.")
    @Nullable
    PartitionSet partitions;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "At most so many records, over all partitions.")
    long limit = Long.MAX_VALUE;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with new records until interrupted.")
    boolean follow;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). text is the bytes of the value "
                            + "and a line feed, nothing for a null; jsonl loses nothing.")
    RecordFormat format = RecordFormat.TEXT;

    @Option(
            names = "--key-separator",
            paramLabel = "TEXT",
            description = "With text output: the key's bytes and this before each value.")
    @Nullable
    String keySeparator;

    ConsumeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        validate();
        CliContext context = invocation.context();
        Position begin = from != null ? from : follow ? Position.END : Position.START;
        ReadRequest request = new ReadRequest(
                topic,
                partitions,
                begin,
                to == null ? Position.END : to,
                follow,
                limit,
                context.clock().instant());
        RecordSink sink = format.sink(context.out(), keySeparator);
        try (Connection connection = invocation.connect()) {
            new TopicReader(connection, context.cancellation()).read(request, sink);
        }
        return (context.cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.OK).code();
    }

    private void validate() {
        if (follow && to != null) {
            throw KafkactlException.usage("--follow has no end, but --to gives one", "leave one of them out");
        }
        if (keySeparator != null && format != RecordFormat.TEXT) {
            throw KafkactlException.usage(
                    "--key-separator is for text output only", "-o " + format + " shows keys already");
        }
        if (limit < 0) {
            throw KafkactlException.usage("--limit " + limit + " is less than 0", null);
        }
    }
}
