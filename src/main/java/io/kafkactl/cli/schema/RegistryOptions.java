package io.kafkactl.cli.schema;

import io.kafkactl.client.Connection;
import io.kafkactl.ops.schema.RegistryView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of the registry a command works in. */
final class RegistryOptions {
    @Option(
            names = "--schema-context",
            paramLabel = "NAME",
            description = "Work in this context of the registry, such as .staging; subjects are named without it.")
    @Nullable
    String schemaContext;

    RegistryView view(Connection connection) {
        return RegistryView.of(connection.registry(), schemaContext);
    }
}
