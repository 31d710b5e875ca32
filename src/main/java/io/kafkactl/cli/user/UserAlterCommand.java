package io.kafkactl.cli.user;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.security.ScramMechanism;
import io.kafkactl.ops.security.ScramUser;
import io.kafkactl.ops.security.ScramUsers;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl user alter}. */
@Command(
        name = "alter",
        header = "Give a SCRAM user another password.",
        description =
                "Sets a new password, for the mechanisms that the user has or for those of --mechanism, which may be "
                        + "new ones. Connections that are open stay open; the next login needs the new password. Brokers keep no "
                        + "password that could be hashed anew, so another --iterations wants a password as well.",
        footer = {
            "  kafkactl user alter shop --generate --yes",
            "  kafkactl user alter shop --mechanism SCRAM-SHA-256,SCRAM-SHA-512 --iterations 16384"
        })
final class UserAlterCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "USER", description = "Name of the user.")
    String name;

    @Option(
            names = "--mechanism",
            paramLabel = "MECHANISM",
            split = ",",
            description = "${COMPLETION-CANDIDATES}, or both (default: those that the user has).")
    Set<ScramMechanism> mechanisms = new LinkedHashSet<>();

    @Mixin
    PasswordOptions password;

    @Option(names = "--dry-run", description = "Only show what would be set.")
    boolean dryRun;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    UserAlterCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(UserRows.changed("UserAlteration", "", false));
    }

    @Override
    public Integer call() {
        password.requireSource();
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        try (Connection connection = invocation.connect()) {
            ScramUsers users = new ScramUsers(connection.cluster());
            Set<ScramMechanism> present = users.mechanisms(name);
            Set<ScramMechanism> chosen = mechanisms.isEmpty() ? present : mechanisms;
            if (dryRun) {
                return print("would-set", users.preview(name, chosen, password.iterations()), null);
            }
            consent.require(
                    connection.settings(),
                    users.clusterId(),
                    List.of("whoever logs in as '" + name + "' with the present password will be refused"),
                    "Set the password of user '" + name + "'");
            String secret = password.read();
            ScramUser set = users.set(name, chosen, password.iterations(), secret);
            return print("set", set, password.isGenerated() ? secret : null);
        }
    }

    private int print(String status, ScramUser user, @Nullable String secret) {
        return invocation
                .print(
                        output.format(),
                        UserRows.changed("UserAlteration", status, secret != null),
                        List.of(new UserRows.Changed(user, secret)))
                .code();
    }
}
