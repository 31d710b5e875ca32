package io.kafkactl.cli.group;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.client.Connection;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.group.GroupReset;
import io.kafkactl.ops.group.OffsetTarget;
import io.kafkactl.ops.group.OffsetsFile;
import io.kafkactl.output.RowModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl group restore}. */
@Command(
        name = "restore",
        header = "Put back the offsets that a reset has kept.",
        description = "Sets the offsets of the file's group as they were, and forgets those that were not committed. "
                + "The file belongs to one cluster, and another is refused. What is replaced is kept in a new file.",
        footer = {
            "  kafkactl group restore pricing-20261120T101500.offsets.json --dry-run",
            "  kafkactl group restore pricing-20261120T101500.offsets.json --yes"
        })
final class GroupRestoreCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "FILE", description = "The file that 'group reset' wrote.")
    Path file;

    @Mixin
    ResetRun run;

    GroupRestoreCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(GroupRows.changes("GroupReset", ""));
    }

    @Override
    public Integer call() {
        OffsetsFile.Content kept = OffsetsFile.read(file);
        run.requireWritable();
        try (Connection connection = invocation.connect()) {
            String cluster = connection.cluster().clusterId();
            if (!cluster.equals(kept.clusterId())) {
                throw KafkactlException.refused(
                        "OTHER_CLUSTER",
                        file + " was written for cluster " + kept.clusterId() + ", and this is " + cluster,
                        "-c chooses the context; group reset --to-file takes offsets from anywhere");
            }
            GroupReset reset =
                    new GroupReset(connection.cluster(), invocation.context().clock());
            GroupReset.Scope scope = new GroupReset.Scope(kept.group(), Set.of(), null, true);
            return run.run(connection, reset, reset.plan(scope, new OffsetTarget.Kept(kept.offsets())));
        }
    }
}
