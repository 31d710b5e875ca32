package io.kafkactl.cli.user;

import picocli.CommandLine.Command;

/** {@code kafkactl user}: who may log in by SASL/SCRAM. */
@Command(
        name = "user",
        header = UserCommand.HEADER,
        description =
                "Users whose passwords the brokers keep, for SASL/SCRAM. Those of certificates, Kerberos, OAuth and "
                        + "PLAIN are kept elsewhere and not seen here. What a user may do is told by 'kafkactl acl'.",
        footer = {"  kafkactl user list", "  kafkactl user create shop --generate", "  kafkactl user delete shop"},
        subcommands = {UserListCommand.class, UserCreateCommand.class, UserAlterCommand.class, UserDeleteCommand.class})
public final class UserCommand {
    public static final String HEADER = "Show, create, change and delete SCRAM users.";
}
