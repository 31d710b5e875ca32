package io.kafkactl.cli.user;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.security.ScramUser;
import io.kafkactl.ops.security.ScramUsers;
import io.kafkactl.ops.security.SecurityOutcome;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl user list}. */
@Command(
        name = "list",
        header = "List SCRAM users.",
        description =
                "Lists the users that have a password for SASL/SCRAM, with its mechanisms and in brackets how often "
                        + "it is hashed. Passwords themselves cannot be read by anybody.",
        footer = {"  kafkactl user list", "  kafkactl user list shop -o json"})
final class UserListCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "USER", description = "Users to list instead of all.")
    List<String> names = List.of();

    @Mixin
    OutputOptions output;

    UserListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(UserRows.LISTED);
    }

    @Override
    public Integer call() {
        try (Connection connection = invocation.connect()) {
            SecurityOutcome<ScramUser> found = new ScramUsers(connection.cluster()).find(names);
            return invocation
                    .print(output.format(), UserRows.LISTED, found.items(), found.errors())
                    .code();
        }
    }
}
