package io.kafkactl.cli.user;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.security.ScramMechanism;
import io.kafkactl.ops.security.ScramUser;
import io.kafkactl.ops.security.ScramUsers;
import io.kafkactl.ops.security.SecurityOutcome;
import io.kafkactl.output.RowModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl user delete}. */
@Command(
        name = "delete",
        header = "Delete SCRAM users, or their passwords for one mechanism.",
        description =
                "Shows whose passwords will be lost and asks. Connections that are open stay open. ACLs of the user "
                        + "stay, and hold again for whoever gets the name later.",
        footer = {"  kafkactl user delete shop", "  kafkactl user delete shop --mechanism SCRAM-SHA-256 --yes"})
final class UserDeleteCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "USER", description = "Users to delete.")
    List<String> names = List.of();

    @Option(
            names = "--mechanism",
            paramLabel = "MECHANISM",
            split = ",",
            description = "Only passwords for ${COMPLETION-CANDIDATES} (default: all).")
    Set<ScramMechanism> mechanisms = new LinkedHashSet<>();

    @Option(names = "--dry-run", description = "Only show what would be lost.")
    boolean dryRun;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    UserDeleteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(UserRows.deleted(false));
    }

    @Override
    public Integer call() {
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        try (Connection connection = invocation.connect()) {
            ScramUsers users = new ScramUsers(connection.cluster());
            SecurityOutcome<ScramUser> doomed = users.doomed(names, mechanisms);
            List<ScramUser> gone = doomed.items();
            List<ItemError> errors = new ArrayList<>(doomed.errors());
            if (!dryRun && !gone.isEmpty()) {
                if (!consent.isAnswerable()) {
                    print(true, gone, errors);
                }
                consent.require(
                        connection.settings(),
                        users.clusterId(),
                        gone.stream().map(UserDeleteCommand::consequence).toList(),
                        "Delete " + Counted.of(gone.size(), "user"));
                SecurityOutcome<ScramUser> outcome = users.delete(gone);
                gone = outcome.items();
                errors.addAll(outcome.errors());
            }
            return print(dryRun, gone, errors);
        }
    }

    private int print(boolean would, List<ScramUser> users, List<ItemError> errors) {
        return invocation
                .print(output.format(), UserRows.deleted(would), users, errors)
                .code();
    }

    private static String consequence(ScramUser user) {
        return "user '" + user.name() + "' will not log in any more with "
                + user.credentials().stream()
                        .map(ScramUser.Credential::mechanism)
                        .collect(Collectors.joining(", "))
                + "; ACLs of User:" + user.name() + " stay";
    }
}
