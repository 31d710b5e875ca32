package io.kafkactl.cli.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.RegisteredSchema;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.PrettySchema;
import io.kafkactl.ops.schema.SchemaById;
import io.kafkactl.ops.schema.SubjectCatalog;
import io.kafkactl.ops.schema.SubjectChoice;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.SafeText;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema get}. */
@Command(
        name = "get",
        header = "Show one schema.",
        description = "Writes the text as the registry has it, so that it can be kept in a file; on a terminal control "
                + "characters in it are shown as escapes. Without a version it is the latest. Only the last @ before "
                + "digits or 'latest' begins a version.",
        footer = {
            "  kafkactl schema get orders-value > orders.avsc",
            "  kafkactl schema get orders-value@3 --pretty",
            "  kafkactl schema get --id 42 -o json"
        })
final class SchemaGetCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(arity = "0..1", paramLabel = "SUBJECT[@VERSION]", description = "The subject, and which version.")
    @Nullable
    String subject;

    @Option(names = "--id", paramLabel = "N", description = "The schema with the id that stands before records.")
    @Nullable
    Integer id;

    @Option(names = "--deleted", description = "Also look among what is soft-deleted.")
    boolean deleted;

    @Option(names = "--pretty", description = "Indent Avro and JSON Schema.")
    boolean pretty;

    @Mixin
    RegistryOptions registry;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    SchemaFormat format = SchemaFormat.TEXT;

    SchemaGetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        if ((subject == null) == (id == null)) {
            throw KafkactlException.usage(
                    "which schema is not clear", "give SUBJECT, SUBJECT@VERSION or --id N, and only one of them");
        }
        SubjectChoice choice = subject == null ? null : SubjectChoice.parse(subject);
        try (Connection connection = invocation.connectToRegistry()) {
            if (choice != null) {
                RegisteredSchema found = new SubjectCatalog(registry.view(connection)).version(choice, deleted);
                invocation.note(SafeText.oneLine(found.subject()) + " version " + found.version() + ", id " + found.id()
                        + ", " + found.schema().type());
                return write(SchemaRows.SCHEMA, found, found.schema());
            }
            SchemaById found = SchemaById.find(registry.view(connection), id == null ? 0 : id);
            invocation.note(SafeText.oneLine(found.summary()));
            return write(SchemaByIdRows.SCHEMA, found, found.schema());
        }
    }

    private <T> int write(RowModel<T> model, T row, SchemaText schema) throws IOException {
        if (format != SchemaFormat.TEXT) {
            return invocation
                    .print(OutputFormat.valueOf(format.name()), model, List.of(row))
                    .code();
        }
        String text = pretty ? PrettySchema.of(schema) : schema.text();
        boolean terminal = invocation.context().terminals().out();
        invocation.context().out().write((terminal ? SafeText.lines(text) : text).getBytes(UTF_8));
        if (!text.endsWith("\n")) {
            invocation.context().out().write('\n');
        }
        invocation.context().out().flush();
        return ExitCode.OK.code();
    }
}
