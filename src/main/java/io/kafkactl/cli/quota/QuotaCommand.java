package io.kafkactl.cli.quota;

import picocli.CommandLine.Command;

/** {@code kafkactl quota}: how much clients may take. */
@Command(
        name = "quota",
        header = QuotaCommand.HEADER,
        description =
                "Quotas slow down clients that take more than their share. They are for users, client ids, client ids "
                        + "of a user, and addresses; the most specific one that is set counts, and a default stands for all that "
                        + "have none of their own.",
        footer = {
            "  kafkactl quota get",
            "  kafkactl quota set --user shop producer_byte_rate=10MiB",
            "  kafkactl quota unset --user shop producer_byte_rate"
        },
        subcommands = {QuotaGetCommand.class, QuotaSetCommand.class, QuotaUnsetCommand.class})
public final class QuotaCommand {
    public static final String HEADER = "Show, set and take away quotas of clients.";
}
