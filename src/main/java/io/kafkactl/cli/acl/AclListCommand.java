package io.kafkactl.cli.acl;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.security.AclCatalog;
import io.kafkactl.ops.security.AclFilter;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kafkactl acl list}. */
@Command(
        name = "list",
        header = "List ACLs.",
        description = "Lists the ACLs that fit all the filters given, one a row; -o name prints their principals. What "
                + "holds for a topic is told by --pattern-type match: prefixes and * are found, too. Exit 8 where the "
                + "brokers have no authorizer.",
        footer = {
            "  kafkactl acl list",
            "  kafkactl acl list -t orders.order.placed.v1 --pattern-type match",
            "  kafkactl acl list --principal User:shop -o json"
        })
final class AclListCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    AclFilterOptions filters;

    @Mixin
    OutputOptions output;

    AclListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(AclRows.LISTED);
    }

    @Override
    public Integer call() {
        AclFilter filter = filters.filter();
        try (Connection connection = invocation.connect()) {
            return invocation
                    .print(output.format(), AclRows.LISTED, new AclCatalog(connection.cluster()).list(filter))
                    .code();
        }
    }
}
