package io.kafkactl.cli.acl;

import picocli.CommandLine.Command;

/** {@code kafkactl acl}: who may do what. */
@Command(
        name = "acl",
        header = AclCommand.HEADER,
        description =
                "ACLs say what a principal, such as User:alice, may do to topics, groups, transactional ids and the "
                        + "cluster. One that denies wins over all that allow; without any that allows, brokers refuse.",
        footer = {
            "  kafkactl acl list -t orders.order.placed.v1 --pattern-type match",
            "  kafkactl acl create --allow User:shop --producer -t orders.order.placed.v1 --dry-run",
            "  kafkactl acl check --principal User:shop --operation WRITE -t orders.order.placed.v1"
        },
        subcommands = {AclListCommand.class, AclCreateCommand.class, AclDeleteCommand.class, AclCheckCommand.class})
public final class AclCommand {
    public static final String HEADER = "Show, check, create and delete ACLs.";
}
