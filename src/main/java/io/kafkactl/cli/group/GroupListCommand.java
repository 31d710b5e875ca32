package io.kafkactl.cli.group;

import io.kafkactl.cli.support.GroupKindOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.group.GroupCatalog;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.GroupSelection;
import io.kafkactl.ops.group.ListedGroup;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kafkactl group list}. */
@Command(
        name = "list",
        header = "List groups.",
        description = "Lists the groups of all types that you may describe, sorted by name. Exit 1 when some could not "
                + "be listed because their coordinator is away.",
        footer = {"  kafkactl group list", "  kafkactl group list --type share,streams --state stable"})
final class GroupListCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    GroupKindOptions kinds;

    @Mixin
    OutputOptions output;

    GroupListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(GroupRows.LISTED);
    }

    @Override
    public Integer call() {
        try (Connection connection = invocation.connect()) {
            GroupSelection<ListedGroup> found = new GroupCatalog(connection.cluster())
                    .list(new GroupQuery(List.of(), List.of(), kinds.types, kinds.states));
            return invocation
                    .print(output.format(), GroupRows.LISTED, found.groups(), found.errors())
                    .code();
        }
    }
}
