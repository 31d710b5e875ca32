package io.kafkactl.cli.cluster;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.cluster.ClusterDetail;
import io.kafkactl.ops.cluster.ClusterReader;
import io.kafkactl.ops.cluster.ClusterReading;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kafkactl cluster describe}. */
@Command(
        name = "describe",
        header = "Show brokers, disks, controllers, features and partitions in trouble.",
        description = {
            "Shows the cluster in one line, then its brokers, their disks, the quorum of controllers, and the features that "
                    + "are switched on. RELEASE is told from the features that a broker supports: brokers tell no version of "
                    + "their software.",
            "",
            "What may not be read is '-', with an error that says why, and exit 1. Counts are of the topics that you may "
                    + "see; that there are others is said."
        },
        footer = {"  kafkactl cluster describe", "  kafkactl -c prod cluster describe -o json"})
final class ClusterDescribeCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    OutputOptions output;

    ClusterDescribeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(ClusterRows.CLUSTER);
    }

    @Override
    public Integer call() {
        ClusterReading reading;
        try (Connection connection = invocation.connect()) {
            reading = new ClusterReader(connection.cluster()).read();
        }
        ClusterDetail cluster = reading.cluster();
        OutputFormat format = output.format();
        if (!format.isTable()) {
            return invocation
                    .print(format, ClusterRows.CLUSTER, List.of(cluster), reading.errors())
                    .code();
        }
        invocation.print(format, ClusterRows.CLUSTER, List.of(cluster));
        section(ClusterRows.BROKERS, cluster.brokers());
        section(ClusterRows.DISKS, ClusterRows.disks(cluster.brokers()));
        section(
                ClusterRows.QUORUM,
                cluster.quorum() == null ? List.of() : cluster.quorum().members());
        section(ClusterRows.FEATURES, cluster.features() == null ? List.of() : cluster.features());
        return invocation.reportErrors(reading.errors(), 1).code();
    }

    private <T> void section(RowModel<T> model, List<T> rows) {
        if (!rows.isEmpty()) {
            invocation.printGap();
            invocation.print(output.format(), model, rows);
        }
    }
}
