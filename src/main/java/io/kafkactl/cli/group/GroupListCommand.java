package io.kafkactl.cli.group;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.group.GroupCatalog;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.GroupSelection;
import io.kafkactl.ops.group.GroupState;
import io.kafkactl.ops.group.GroupType;
import io.kafkactl.ops.group.ListedGroup;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl group list}. */
@Command(
        name = "list",
        header = "List groups.",
        description = "Lists the groups of all types that you may describe, sorted by name. Exit 1 when some could not "
                + "be listed because their coordinator is away.",
        footer = {"  kafkactl group list", "  kafkactl group list --type share,streams --state stable"})
final class GroupListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Only groups of these types: ${COMPLETION-CANDIDATES}.")
    Set<GroupType> types = EnumSet.noneOf(GroupType.class);

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only groups in these states: ${COMPLETION-CANDIDATES}.")
    Set<GroupState> states = EnumSet.noneOf(GroupState.class);

    @Mixin
    OutputOptions output;

    GroupListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        try (Connection connection = invocation.connect()) {
            GroupSelection<ListedGroup> found =
                    new GroupCatalog(connection.cluster()).list(new GroupQuery(List.of(), List.of(), types, states));
            return invocation
                    .print(output.format(), GroupRows.LISTED, found.groups(), found.errors())
                    .code();
        }
    }
}
