package io.kafkactl.cli.group;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.PartitionSetConverter;
import io.kafkactl.client.Connection;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.GroupReset;
import io.kafkactl.ops.group.OffsetTarget;
import io.kafkactl.ops.group.OffsetsFile;
import io.kafkactl.output.RowModel;
import io.kafkactl.record.PartitionSet;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl group reset}. */
@Command(
        name = "reset",
        header = "Set the committed offsets of a group without members.",
        description = "Shows each offset before and after, and how many will be read again or skipped, and asks. The "
                + "offsets before are kept in a file first, with which 'group restore' puts them back. An active group "
                + "is refused with exit 8.",
        footer = {
            "  kafkactl group reset pricing --to @-1h --dry-run",
            "  kafkactl group reset pricing -t market.stock.price-update.v1 --to end",
            "  kafkactl group reset pricing --partition 3 --to current+1",
            "  kafkactl group reset pricing-v2 --create --to-group pricing"
        })
final class GroupResetCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "GROUP", description = "The group whose offsets are set.")
    String group;

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            description = "start, end, N, +N, -N, @TIME, @-DURATION, current, current+N or current-N.")
    @Nullable
    String to;

    @Option(names = "--to-group", paramLabel = "GROUP", description = "Where another group stands.")
    @Nullable
    String toGroup;

    @Option(names = "--to-file", paramLabel = "FILE", description = "What a file of 'group reset' holds.")
    @Nullable
    Path toFile;

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC",
            split = ",",
            description = "Only these topics, committed in or not (default: all that the group has committed in).")
    Set<String> topics = new LinkedHashSet<>();

    @Option(
            names = "--partition",
            paramLabel = "N,N-N",
            converter = PartitionSetConverter.class,
            description = "Only these partitions.")
    @Nullable
    PartitionSet partitions;

    @Option(names = "--create", description = "A group that does not exist yet is created.")
    boolean create;

    @Mixin
    ResetRun run;

    GroupResetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(GroupRows.changes("GroupReset", ""));
    }

    @Override
    public Integer call() {
        OffsetTarget target = target();
        run.requireWritable();
        try (Connection connection = invocation.connect()) {
            GroupReset reset =
                    new GroupReset(connection.cluster(), invocation.context().clock());
            return run.run(
                    connection, reset, reset.plan(new GroupReset.Scope(group, topics, partitions, create), target));
        }
    }

    private OffsetTarget target() {
        if (Stream.of(to, toGroup, toFile).filter(value -> value != null).count() != 1) {
            throw KafkactlException.usage(
                    "where to is not clear", "give one of --to, --to-group and --to-file; --to end skips all there is");
        }
        try {
            if (to != null) {
                return OffsetTarget.parse(to);
            }
        } catch (IllegalArgumentException e) {
            throw KafkactlException.usage(String.valueOf(e.getMessage()), null);
        }
        return toFile == null
                ? new OffsetTarget.OfGroup(String.valueOf(toGroup))
                : new OffsetTarget.Kept(OffsetsFile.read(toFile).offsets());
    }
}
