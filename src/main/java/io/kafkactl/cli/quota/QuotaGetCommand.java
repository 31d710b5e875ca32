package io.kafkactl.cli.quota;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.ReportOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.security.QuotaEntity;
import io.kafkactl.ops.security.Quotas;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kafkactl quota get}. */
@Command(
        name = "get",
        header = "Show quotas.",
        description =
                "Shows all quotas, or those in which what is named occurs, one a row. <default> stands for all that "
                        + "have no quota of their own; '-' for any.",
        footer = {"  kafkactl quota get", "  kafkactl quota get --user shop -o json"})
final class QuotaGetCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    EntityOptions entity;

    @Mixin
    ReportOptions output;

    QuotaGetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(QuotaRows.LISTED);
    }

    @Override
    public Integer call() {
        QuotaEntity parts = entity.entity();
        try (Connection connection = invocation.connect()) {
            return invocation
                    .print(output.format(), QuotaRows.LISTED, new Quotas(connection.cluster()).find(parts))
                    .code();
        }
    }
}
