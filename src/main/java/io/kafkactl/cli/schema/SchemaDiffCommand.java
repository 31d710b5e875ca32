package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.cli.support.ReportOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.SchemaDiff;
import io.kafkactl.ops.schema.SubjectChoice;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema diff}. */
@Command(
        name = "diff",
        header = "Show what differs between two versions, or a version and a file.",
        description = "Compares structure, not text, and shows which levels each change breaks. Without versions it is "
                + "the latest and the one before; with one, that and the latest. The exit code is 0, whatever "
                + "differs: schema check judges.",
        footer = {
            "  kafkactl schema diff orders-value",
            "  kafkactl schema diff orders-value 1 latest",
            "  kafkactl schema diff orders-value --file order.avsc"
        })
final class SchemaDiffCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "SUBJECT", description = "The subject.")
    String subject = "";

    @Parameters(index = "1..*", arity = "0..2", paramLabel = "VERSION", description = "Old and new version.")
    List<String> versions = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "The new schema, compared with the latest version.")
    @Nullable
    Path file;

    @Mixin
    CandidateOptions schema;

    @Mixin
    RegistryOptions registry;

    @Mixin
    ReportOptions output;

    SchemaDiffCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(SchemaRows.CHANGES);
    }

    @Override
    public Integer call() throws IOException {
        int most = file == null ? 2 : 1;
        if (versions.size() > most) {
            throw KafkactlException.usage(
                    "too many versions: " + String.join(" ", versions),
                    "schema diff SUBJECT V1 V2, or schema diff SUBJECT V1 --file FILE");
        }
        List<OptionalInt> numbers =
                versions.stream().map(SubjectChoice::version).toList();
        try (Connection connection = invocation.connectToRegistry()) {
            SchemaDiff diff = new SchemaDiff(registry.view(connection));
            SchemaDiff.Difference found = file == null
                    ? diff.versions(subject, numbers)
                    : diff.file(
                            subject, numbers.isEmpty() ? OptionalInt.empty() : numbers.get(0), schema.candidate(file));
            show(found);
            return ExitCode.OK.code();
        }
    }

    private void show(SchemaDiff.Difference found) throws IOException {
        if (!output.format().isTable()) {
            invocation.print(
                    output.format(), SchemaRows.CHANGES, found.comparison().changes());
            return;
        }
        invocation.note("--- " + SafeText.oneLine(found.before()));
        invocation.note("+++ " + SafeText.oneLine(found.after()));
        if (found.comparison().changes().isEmpty()) {
            invocation.note("no difference");
        } else {
            ColoredChanges.write(invocation, found.comparison().changes());
        }
        found.comparison().changes().forEach(change -> {
            if (change.remark() != null) {
                invocation.note(SafeText.oneLine(change.path() + ": " + change.remark()));
            }
        });
    }
}
