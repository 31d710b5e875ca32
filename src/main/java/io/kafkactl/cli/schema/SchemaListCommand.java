package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.schema.SubjectCatalog;
import io.kafkactl.ops.schema.SubjectOutcome;
import io.kafkactl.ops.schema.SubjectSelection;
import io.kafkactl.ops.schema.SubjectSummary;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema list}. */
@Command(
        name = "list",
        header = "List subjects.",
        description = "Lists subjects with their latest version, its id and language, and the compatibility level that "
                + "holds, and where it is set.",
        footer = {
            "  kafkactl schema list",
            "  kafkactl schema list --glob 'market.*-value'",
            "  kafkactl schema list --deleted -o json"
        })
final class SchemaListCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "SUBJECT", description = "Subjects to list instead of all.")
    List<String> subjects = List.of();

    @Mixin
    SubjectPatterns patterns;

    @Option(names = "--deleted", description = "Also list what is soft-deleted.")
    boolean deleted;

    @Mixin
    RegistryOptions registry;

    @Mixin
    OutputOptions output;

    SchemaListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(SchemaRows.listed(false));
    }

    @Override
    public Integer call() {
        SubjectSelection selection = patterns.select(subjects);
        try (Connection connection = invocation.connectToRegistry()) {
            SubjectOutcome<SubjectSummary> found =
                    new SubjectCatalog(registry.view(connection)).list(selection, deleted);
            return invocation
                    .print(output.format(), SchemaRows.listed(deleted), found.items(), found.errors())
                    .code();
        }
    }
}
