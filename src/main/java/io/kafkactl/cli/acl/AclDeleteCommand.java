package io.kafkactl.cli.acl;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.security.Acl;
import io.kafkactl.ops.security.AclDeletion;
import io.kafkactl.ops.security.AclFilter;
import io.kafkactl.ops.security.SecurityOutcome;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kafkactl acl delete}. */
@Command(
        name = "delete",
        header = "Delete ACLs.",
        description =
                "Shows the ACLs that fit all the filters, as 'acl list' does with the same ones, asks, and deletes "
                        + "exactly those. Without a filter: exit 8, unless --allow-all.",
        footer = {
            "  kafkactl acl delete --principal User:shop --dry-run",
            "  kafkactl acl delete --principal User:shop -t orders.order.placed.v1 --operation WRITE"
        })
final class AclDeleteCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    AclFilterOptions filters;

    @Option(names = "--allow-all", description = "Without a filter, every ACL of the cluster is meant.")
    boolean all;

    @Option(names = "--dry-run", description = "Only show what would be deleted.")
    boolean dryRun;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    AclDeleteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(AclRows.deleted(false));
    }

    @Override
    public Integer call() {
        AclFilter filter = filters.filter();
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        try (Connection connection = invocation.connect()) {
            AclDeletion deletion = new AclDeletion(connection.cluster());
            AclDeletion.Plan plan = deletion.plan(filter, all || dryRun);
            if (plan.acls().isEmpty()) {
                invocation.note("no ACL fits; kafkactl acl list shows what there is");
            } else if (!dryRun) {
                if (!consent.isAnswerable()) {
                    print(true, new SecurityOutcome<>(plan.acls(), List.of()));
                }
                consent.require(
                        connection.settings(),
                        plan.clusterId(),
                        plan.consequences(),
                        "Delete " + Counted.of(plan.acls().size(), "ACL"));
            }
            SecurityOutcome<Acl> outcome =
                    dryRun ? new SecurityOutcome<>(plan.acls(), List.of()) : deletion.execute(plan);
            return print(dryRun, outcome);
        }
    }

    private int print(boolean would, SecurityOutcome<Acl> outcome) {
        return invocation
                .print(output.format(), AclRows.deleted(would), outcome.items(), outcome.errors())
                .code();
    }
}
