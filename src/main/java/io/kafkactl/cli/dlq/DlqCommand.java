package io.kafkactl.cli.dlq;

import picocli.CommandLine.Command;

/** {@code kafkactl dlq}. */
@Command(
        name = "dlq",
        header = "See what is in dead-letter topics, and put it back.",
        description = "A dead-letter topic is one whose name is another topic's name plus .dlq, .dead-letter, -dlt or "
                + ".DLT, or one that the context names under 'dlq: topics:'.",
        footer = {
            "  kafkactl dlq list",
            "  kafkactl dlq inspect orders.order.placed.v1.dlq",
            "  kafkactl dlq redrive orders.order.placed.v1.dlq --dry-run"
        },
        subcommands = {
            DlqListCommand.class,
            DlqInspectCommand.class,
            DlqRedriveCommand.class,
            DlqDiscardCommand.class,
            DlqParkCommand.class,
            DlqPurgeCommand.class,
            DlqRunsCommand.class
        })
public final class DlqCommand {}
