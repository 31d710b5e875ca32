package io.kafkactl.cli.dlq;

import picocli.CommandLine.Command;

/** {@code kafkactl dlq}. */
@Command(
        name = "dlq",
        header = DlqCommand.HEADER,
        description =
                "A dead-letter topic is one that bears a name which a framework or the house gives to dead letters, "
                        + "such as <topic>.dlq, <topic>-dlt or error.<topic>.<group>, or one that the context names under "
                        + "'dlq: topics:'.",
        footer = {
            "  kafkactl dlq list",
            "  kafkactl dlq stats orders.order.placed.v1.dlq",
            "  kafkactl dlq inspect orders.order.placed.v1.dlq",
            "  kafkactl dlq redrive orders.order.placed.v1.dlq --dry-run"
        },
        subcommands = {
            DlqListCommand.class,
            DlqStatsCommand.class,
            DlqInspectCommand.class,
            DlqExportCommand.class,
            DlqRedriveCommand.class,
            DlqDiscardCommand.class,
            DlqParkCommand.class,
            DlqPurgeCommand.class,
            DlqRunsCommand.class
        })
public final class DlqCommand {
    public static final String HEADER = "See what is in dead-letter topics, and put it back.";
}
