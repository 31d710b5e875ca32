package io.kafkactl.cli.support;

import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.SchemaRegistry;
import io.kafkactl.ops.schema.RegistryView;
import io.kafkactl.ops.schema.ScopedConnection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of the registry a command works in. */
public final class RegistryOptions {
    @Option(
            names = "--schema-context",
            paramLabel = "NAME",
            description = "Work in this context of the registry, such as .staging; subjects are named without it.")
    @Nullable
    String schemaContext;

    /** Whether one context is meant. */
    public boolean isScoped() {
        return schemaContext != null;
    }

    /** The connection, with the one context of its registry that is meant. */
    public Connection scoped(Connection connection) {
        return schemaContext == null ? connection : new ScopedConnection(connection, schemaContext);
    }

    public RegistryView view(Connection connection) {
        return RegistryView.of(connection.registry(), schemaContext);
    }

    /** The registry, or the one context of it that is meant. */
    public SchemaRegistry registry(Connection connection) {
        return view(connection).subjects();
    }
}
