package io.kafkactl.cli.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.schema.SchemaSelection.Selected;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.cli.support.SchemaOption;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.PrettySchema;
import io.kafkactl.ops.schema.RegistryView;
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
            "  kafkactl schema get orders-value --form resolved",
            "  kafkactl schema get --id 42 -o json"
        })
final class SchemaGetCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    SchemaSelection selection;

    @Option(names = "--pretty", description = "Indent Avro and JSON Schema.")
    boolean pretty;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "The text in another form, where the registry knows it: resolved is Avro with what it refers "
                    + "to, serialized is a Protobuf descriptor in base64.")
    @Nullable
    String form;

    @Mixin
    RegistryOptions registry;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    SchemaFormat format = SchemaFormat.TEXT;

    @Mixin
    SchemaOption schema;

    SchemaGetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(SchemaRows.SCHEMA, SchemaByIdRows.SCHEMA);
    }

    @Override
    public Integer call() throws IOException {
        selection.validate();
        if (form != null && (format != SchemaFormat.TEXT || selection.guid != null)) {
            throw KafkactlException.usage("--form is for the text of a SUBJECT or --id", null);
        }
        try (Connection connection = invocation.connectToRegistry()) {
            RegistryView view = registry.view(connection);
            Selected<?> found = selection.find(view);
            invocation.note(SafeText.oneLine(found.summary()));
            return format == SchemaFormat.TEXT ? write(text(view, found)) : print(found);
        }
    }

    private <T> int print(Selected<T> found) {
        return invocation
                .print(OutputFormat.of(format), found.model(), List.of(found.row()))
                .code();
    }

    private String text(RegistryView view, Selected<?> found) {
        if (form != null) {
            return view.form(found.id() == null ? 0 : found.id(), selection.subject, form);
        }
        return pretty ? PrettySchema.of(found.schema()) : found.schema().text();
    }

    private int write(String text) throws IOException {
        boolean terminal = invocation.context().terminals().out();
        invocation.context().out().write((terminal ? SafeText.lines(text) : text).getBytes(UTF_8));
        if (!text.endsWith("\n")) {
            invocation.context().out().write('\n');
        }
        invocation.context().out().flush();
        return ExitCode.OK.code();
    }
}
