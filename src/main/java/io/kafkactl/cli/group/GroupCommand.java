package io.kafkactl.cli.group;

import picocli.CommandLine.Command;

/** {@code kafkactl group}: consumer groups of all types. */
@Command(
        name = "group",
        header = GroupCommand.HEADER,
        description = "Groups of the types consumer, classic, share and streams. How far they are behind is told by "
                + "'kafkactl lag'.",
        footer = {
            "  kafkactl group list",
            "  kafkactl group describe pricing",
            "  kafkactl group reset pricing --to @-1h"
        },
        subcommands = {
            GroupListCommand.class,
            GroupDescribeCommand.class,
            GroupResetCommand.class,
            GroupRestoreCommand.class,
            GroupDeleteCommand.class
        })
public final class GroupCommand {
    public static final String HEADER = "Inspect consumer groups, and set or delete their offsets.";
}
