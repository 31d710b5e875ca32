package io.kafkactl.cli.schema;

import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.listOf;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.cli.support.ReportOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.schema.RegistryInfo;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kafkactl schema info}. */
@Command(
        name = "info",
        header = "Show what the registry is and can do.",
        description = "Its version and cluster, the languages and contexts it has, how many subjects, and the mode and "
                + "compatibility level that hold where a subject has none. What a registry does not tell is empty.",
        footer = {"  kafkactl schema info", "  kafkactl schema info --schema-registry http://localhost:8081 -o json"})
final class SchemaInfoCommand implements Callable<Integer>, JsonRows {
    private static final RowModel<RegistryInfo> INFO = new RowModel<RegistryInfo>("SchemaRegistry")
            .text("VERSION", "version", row -> row.server().version())
            .wide("COMMIT", "commit", TEXT, row -> row.server().commit())
            .text("CLUSTER", "clusterId", row -> row.server().clusterId())
            .column("LANGUAGES", "types", listOf(TEXT), RegistryInfo::types)
            .column("CONTEXTS", "contexts", listOf(TEXT), RegistryInfo::contexts)
            .number("SUBJECTS", "subjects", RegistryInfo::subjects)
            .text("MODE", "mode", RegistryInfo::mode)
            .text("LEVEL", "level", row -> row.level().level())
            .text("SOURCE", "levelSource", row -> row.level().source());

    private final Invocation invocation;

    @Mixin
    RegistryOptions registry;

    @Mixin
    ReportOptions output;

    SchemaInfoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(INFO);
    }

    @Override
    public Integer call() {
        try (Connection connection = invocation.connectToRegistry()) {
            return invocation
                    .print(output.format(), INFO, List.of(RegistryInfo.of(registry.view(connection))))
                    .code();
        }
    }
}
