package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.stream.copy.CopyTarget;
import io.kafkactl.ops.stream.copy.TopicCopy;
import io.kafkactl.ops.stream.read.GroupMembership;
import io.kafkactl.ops.stream.read.ReadRequest;
import io.kafkactl.ops.stream.read.ReadSummary;
import io.kafkactl.ops.stream.read.TopicReader;
import io.kafkactl.output.SafeText;
import io.kafkactl.record.RecordDecoding;
import io.kafkactl.record.RecordFailures;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the records of a topic, or copies them to another. */
@Command(
        name = ConsumeCommand.NAME,
        header = ConsumeCommand.HEADER,
        description = {
            "Reads all partitions up to the end they had when the command started, and stops there; -f goes on. Records "
                    + "keep their order within a partition. Without -g no group is used, and without --commit nothing "
                    + "is committed.",
            "POSITION is start, end, an offset N, +N after the start, -N before the end, @2026-01-31T10:00:00Z (UTC "
                    + "without a zone), @epochMillis or @-1h, resolved in each partition."
        },
        footer = {
            "  kafkactl consume orders.order.placed.v1 -n 10",
            "  kafkactl consume orders.order.placed.v1 --from @-1h -o jsonl",
            "  kafkactl consume orders.order.placed.v1 -f --partition 0,3-5",
            "  kafkactl consume orders.order.placed.v1 --tail 20 -f",
            "  kafkactl consume orders.order.placed.v1 --value-format avro --where '.value.total > 10'",
            "  kafkactl consume orders.order.placed.v1 -g audit --commit",
            "  kafkactl consume orders.order.placed.v1 -g copier --copy-to orders.order.copied.v1",
            "  kafkactl consume orders.order.placed.v1 -o jsonl |",
            "    kafkactl produce orders.order.copied.v1 -i jsonl"
        })
public final class ConsumeCommand implements Callable<Integer> {
    static final String NAME = "consume";
    public static final String HEADER = "Print the records of a topic.";

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "TOPIC", description = "Topic to read.")
    String topic = "";

    @Mixin
    RangeOptions range = new RangeOptions();

    @Mixin
    GroupOptions group = new GroupOptions();

    @Mixin
    FilterOptions filter = new FilterOptions();

    @Mixin
    CopyOptions copy = new CopyOptions();

    @Mixin
    DecodingOptions decoding = new DecodingOptions();

    @Mixin
    RecordOutputOptions output = new RecordOutputOptions();

    ConsumeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        range.validate();
        GroupMembership membership = group.membership(range);
        CopyTarget target = copy.target(range, group);
        if (target != null) {
            output.requirePlain();
        }
        if (membership != null || (target != null && !target.dryRun())) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        decoding.validate();
        output.validate(decoding);
        RecordFailures failures = new RecordFailures(reason -> invocation.warn(SafeText.oneLine(reason)));
        CliContext context = invocation.context();
        DecodingOptions.Decoders decoders = decoding.decoders(invocation, topic);
        ReadRequest request = range.request(
                topic,
                membership,
                filter.filters(decoders, context.cancellation(), failures),
                context.clock().instant());
        ReadNotices notices =
                new ReadNotices(invocation, target == null ? NAME : "copy", target == null && !output.writesFiles());
        ReadSummary summary;
        try (notices) {
            summary = target == null
                    ? print(request, decoders, failures, notices)
                    : copy(request, target, decoders, notices);
        }
        notices.conclude(request, target, summary);
        notices.conclude(failures);
        notices.conclude(decoders.unresolved());
        return ExitCode.strongest(summary.exitCode(), failures.count() > 0 ? ExitCode.FAILURE : ExitCode.OK)
                .code();
    }

    private ReadSummary print(
            ReadRequest request, DecodingOptions.Decoders decoders, RecordFailures failures, ReadNotices notices)
            throws IOException {
        CliContext context = invocation.context();
        RecordDecoding shown = decoding.decoding(decoders, failures);
        try (Destination destination = output.destination(topic, decoders.records(), shown, invocation, failures);
                Connection connection = invocation.connect()) {
            decoders.open(connection);
            return new TopicReader(connection, context.cancellation(), notices)
                    .read(request, destination.encoding(), context.out());
        }
    }

    private ReadSummary copy(
            ReadRequest request, CopyTarget target, DecodingOptions.Decoders decoders, ReadNotices notices)
            throws IOException {
        CliContext context = invocation.context();
        try (Connection connection = invocation.connect()) {
            decoders.open(connection);
            return new TopicCopy(connection, context.clock(), context.cancellation(), notices).run(request, target);
        }
    }
}
