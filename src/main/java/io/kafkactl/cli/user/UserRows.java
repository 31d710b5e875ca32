package io.kafkactl.cli.user;

import static io.kafkactl.output.FieldType.TEXT;

import io.kafkactl.ops.security.ScramUser;
import io.kafkactl.ops.security.ScramUser.Credential;
import io.kafkactl.output.RowModel;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns in which user commands answer. */
final class UserRows {
    /** A user whose password was set; the password where it was generated, and nobody else knows it. */
    record Changed(ScramUser user, @Nullable String password) {}

    private static final RowModel<Credential> CREDENTIAL = new RowModel<Credential>("Credential")
            .text("MECHANISM", "mechanism", Credential::mechanism)
            .number("ITERATIONS", "iterations", Credential::iterations);

    static final RowModel<ScramUser> LISTED = columns(new RowModel<>("UserList"), user -> user);

    private UserRows() {}

    /** {@code generated} gives the table a column for the password. */
    static RowModel<Changed> changed(String kind, String status, boolean generated) {
        RowModel<Changed> model =
                columns(new RowModel<Changed>(kind), Changed::user).text("STATUS", "status", row -> status);
        return generated
                ? model.text("PASSWORD", "password", Changed::password)
                : model.jsonOnly("password", TEXT, Changed::password);
    }

    static RowModel<ScramUser> deleted(boolean dryRun) {
        return columns(new RowModel<ScramUser>("UserDeletion"), user -> user)
                .text("STATUS", "status", user -> dryRun ? "would-delete" : "deleted");
    }

    private static <T> RowModel<T> columns(RowModel<T> model, Function<T, ScramUser> user) {
        return model.text("USER", "user", row -> user.apply(row).name())
                .tableOnly(
                        "CREDENTIALS",
                        row -> user.apply(row).credentials().stream()
                                .map(Credential::text)
                                .collect(Collectors.joining(", ")))
                .objects("credentials", CREDENTIAL, row -> user.apply(row).credentials());
    }
}
