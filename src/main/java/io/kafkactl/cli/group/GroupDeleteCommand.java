package io.kafkactl.cli.group;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.group.GroupDeletion;
import io.kafkactl.ops.group.GroupSelection;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl group delete}. */
@Command(
        name = "delete",
        header = "Delete groups, or their offsets in single topics.",
        description = "Shows what will be lost and asks. An active group is refused with exit 8; with -t it may be "
                + "active, as long as it does not read the topic.",
        footer = {
            "  kafkactl group delete pricing-v1",
            "  kafkactl group delete pricing -t market.stock.price-update.v1 --yes"
        })
final class GroupDeleteCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "GROUP", description = "Groups to delete.")
    List<String> names = List.of();

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC",
            split = ",",
            description = "Only the offsets in these topics; the group stays.")
    Set<String> topics = new LinkedHashSet<>();

    @Option(names = "--dry-run", description = "Only show what would be lost; delete nothing.")
    boolean dryRun;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    GroupDeleteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(GroupRows.deleted(false));
    }

    @Override
    public Integer call() {
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        try (Connection connection = invocation.connect()) {
            GroupDeletion deletion = new GroupDeletion(connection.cluster());
            GroupDeletion.Plan plan = deletion.plan(names, topics);
            if (!dryRun && !plan.groups().isEmpty()) {
                consent.require(connection.settings(), plan.clusterId(), plan.consequences(), question(plan));
            }
            GroupSelection<GroupDeletion.DoomedGroup> outcome =
                    dryRun ? new GroupSelection<>(plan.groups(), plan.errors()) : deletion.execute(plan);
            return invocation
                    .print(output.format(), GroupRows.deleted(dryRun), outcome.groups(), outcome.errors())
                    .code();
        }
    }

    private static String question(GroupDeletion.Plan plan) {
        int count = plan.groups().size();
        String what = count == 1 ? "group '" + plan.groups().get(0).name() + "'" : Counted.of(count, "group");
        return plan.whole() ? "Delete " + what : "Delete offsets of " + what;
    }
}
