package io.kafkactl.cli.cluster;

import picocli.CommandLine.Command;

/** {@code kafkactl cluster}: the brokers and controllers as a whole. */
@Command(
        name = "cluster",
        header = ClusterCommand.HEADER,
        description = "Brokers, controllers, disks and features of a cluster.",
        footer = {"  kafkactl cluster describe", "  kafkactl cluster describe -o json"},
        subcommands = {ClusterDescribeCommand.class, ClusterDoctorCommand.class})
public final class ClusterCommand {
    public static final String HEADER = "Show how a cluster is.";
}
