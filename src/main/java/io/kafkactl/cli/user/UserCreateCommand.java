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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl user create}. */
@Command(
        name = "create",
        header = "Create a SCRAM user.",
        description =
                "Gives a user a password for SASL/SCRAM: typed without being shown, read from stdin, or generated and "
                        + "printed once. A user that has one for the mechanism already is refused with exit 8. What the user may do "
                        + "is another thing: 'kafkactl acl create'.",
        footer = {
            "  kafkactl user create shop --generate -o json",
            "  pass show kafka/shop | kafkactl user create shop --password-stdin"
        })
final class UserCreateCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "Name of the user, without User: before it.")
    String name;

    @Option(
            names = "--mechanism",
            paramLabel = "MECHANISM",
            split = ",",
            defaultValue = "SCRAM-SHA-512",
            description = "${COMPLETION-CANDIDATES}, or both (default: ${DEFAULT-VALUE}).")
    Set<ScramMechanism> mechanisms = EnumSet.of(ScramMechanism.SCRAM_SHA_512);

    @Mixin
    PasswordOptions password;

    @Option(names = "--dry-run", description = "Only look whether the user could be created.")
    boolean dryRun;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    UserCreateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(UserRows.changed("UserCreation", "", false));
    }

    @Override
    public Integer call() {
        UserName.require(name);
        password.requireSource();
        if (!dryRun) {
            ConsentOptions.requireWritable(invocation.settings());
        }
        try (Connection connection = invocation.connect()) {
            ScramUsers users = new ScramUsers(connection.cluster());
            users.requireNew(name, mechanisms);
            if (dryRun) {
                return print("would-create", users.preview(name, mechanisms, password.iterations()), null);
            }
            if (connection.settings().protectedContext()) {
                consent.require(connection.settings(), users.clusterId(), List.of(), "Create user '" + name + "'");
            }
            String secret = password.read();
            ScramUser created = users.set(name, mechanisms, password.iterations(), secret);
            return print("created", created, password.isGenerated() ? secret : null);
        }
    }

    private int print(String status, ScramUser user, @Nullable String secret) {
        return invocation
                .print(
                        output.format(),
                        UserRows.changed("UserCreation", status, secret != null),
                        List.of(new UserRows.Changed(user, secret)))
                .code();
    }
}
