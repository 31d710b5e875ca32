package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.schema.SubjectCatalog;
import io.kafkactl.ops.schema.SubjectOutcome;
import io.kafkactl.ops.schema.SubjectVersionDetail;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema versions}. */
@Command(
        name = "versions",
        header = "List the versions of subjects.",
        description = "Shows the id of each version, what it refers to, and the ids of the schemas that refer to it.",
        footer = {
            "  kafkactl schema versions market.stock.price-update.v1-value",
            "  kafkactl schema versions orders-value --deleted"
        })
final class SchemaVersionsCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "SUBJECT", description = "Subjects whose versions are listed.")
    List<String> subjects = List.of();

    @Option(names = "--deleted", description = "Also list what is soft-deleted.")
    boolean deleted;

    @Mixin
    RegistryOptions registry;

    @Mixin
    OutputOptions output;

    SchemaVersionsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(SchemaRows.VERSIONS);
    }

    @Override
    public Integer call() {
        try (Connection connection = invocation.connectToRegistry()) {
            SubjectOutcome<SubjectVersionDetail> found =
                    new SubjectCatalog(registry.view(connection)).versions(subjects, deleted);
            return invocation
                    .print(output.format(), SchemaRows.VERSIONS, found.items(), found.errors())
                    .code();
        }
    }
}
