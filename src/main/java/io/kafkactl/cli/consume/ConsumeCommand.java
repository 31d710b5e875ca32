package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.CopyTarget;
import io.kafkactl.ops.stream.GroupMembership;
import io.kafkactl.ops.stream.ReadRequest;
import io.kafkactl.ops.stream.ReadSummary;
import io.kafkactl.ops.stream.TopicCopy;
import io.kafkactl.ops.stream.TopicReader;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    RangeOptions range = new RangeOptions();

    @Mixin
    GroupOptions group = new GroupOptions();

    @Mixin
    CopyOptions copy = new CopyOptions();

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
        range.validate();
        GroupMembership membership = group.membership(range);
        CopyTarget target = copy.target(range, group);
        if (keySeparator != null && (format != RecordFormat.TEXT || target != null)) {
            throw KafkactlException.usage(
                    "--key-separator is for text output only",
                    target == null ? "-o " + format + " shows keys already" : "a copy prints nothing");
        }
        if (membership != null || (target != null && !target.dryRun())) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        CliContext context = invocation.context();
        ReadRequest request = range.request(
                topic, membership, ReadRequest.UNFILTERED, context.clock().instant());
        ReadNotices notices = new ReadNotices(invocation);
        try (Connection connection = invocation.connect()) {
            ReadSummary summary = target == null
                    ? new TopicReader(connection, context.cancellation(), notices)
                            .read(request, format.encoding(keySeparator), context.out())
                    : new TopicCopy(connection, context.clock(), context.cancellation(), notices).run(request, target);
            notices.conclude(request, target, summary);
            return summary.exitCode().code();
        }
    }
}
