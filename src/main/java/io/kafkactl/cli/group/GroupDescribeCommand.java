package io.kafkactl.cli.group;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Answers;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.group.GroupCatalog;
import io.kafkactl.ops.group.GroupDetail;
import io.kafkactl.ops.group.GroupQuery;
import io.kafkactl.ops.group.GroupSelection;
import io.kafkactl.ops.group.ListedGroup;
import io.kafkactl.output.RowModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl group describe}. */
@Command(
        name = "describe",
        header = "Show groups and their members.",
        description = "Shows what each member reads and, where the group's protocol knows it, what it should read: "
                + "TARGET differs from ASSIGNMENT while the group is on its way.",
        footer = {"  kafkactl group describe pricing", "  kafkactl group describe pricing -o json"})
final class GroupDescribeCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "GROUP", description = "Groups to show.")
    List<String> names = List.of();

    @Mixin
    OutputOptions output;

    GroupDescribeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(GroupRows.SUMMARIES);
    }

    @Override
    public Integer call() {
        List<ItemError> errors;
        List<GroupDetail> groups;
        try (Connection connection = invocation.connect()) {
            GroupCatalog catalog = new GroupCatalog(connection.cluster());
            GroupSelection<ListedGroup> found = catalog.list(GroupQuery.of(names));
            Answers<String, GroupDetail> answers = catalog.describe(found.groups());
            errors = new ArrayList<>(found.errors());
            answers.errors().forEach((name, error) -> errors.add(ItemError.of(name, error)));
            groups = List.copyOf(answers.values().values());
        }
        List<GroupRows.Of> members = GroupRows.members(groups);
        if (!output.format().isTable() || members.isEmpty()) {
            return invocation
                    .print(output.format(), GroupRows.SUMMARIES, groups, errors)
                    .code();
        }
        invocation.print(output.format(), GroupRows.SUMMARIES, groups);
        invocation.printGap();
        return invocation
                .print(output.format(), GroupRows.MEMBERS, members, errors)
                .code();
    }
}
