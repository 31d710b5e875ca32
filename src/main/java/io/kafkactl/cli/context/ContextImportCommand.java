package io.kafkactl.cli.context;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.config.Context;
import io.kafkactl.config.ContextStore;
import io.kafkactl.config.ForeignFile;
import io.kafkactl.config.ImportedContext;
import io.kafkactl.config.Masking;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.error.SimilarName;
import io.kafkactl.output.FieldType;
import io.kafkactl.output.RowModel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl context import}. */
@Command(
        name = "import",
        header = "Take over the contexts of another tool.",
        description = {
            "Reads the configuration of deviceinsight/kafkactl (config.yml), kaf (~/.kaf/config) or rpk (rpk.yaml), and adds "
                    + "its clusters to your contexts file, all of them or none. The file that is read stays as it is.",
            "",
            "A warning tells what has no counterpart here, and where a secret stands in the file as plain text. "
                    + "Certificates are always checked."
        },
        footer = {
            "  kafkactl context import ~/.config/kafkactl/config.yml --dry-run",
            "  kafkactl context import ~/.kaf/config staging",
            "  kafkactl context import ~/.config/rpk/rpk.yaml --replace"
        })
final class ContextImportCommand implements Callable<Integer>, JsonRows {
    /** One context and what comes of it. */
    private record Row(ImportedContext imported, String action) {
        Context context() {
            return imported.context();
        }
    }

    private static final RowModel<Row> ROWS = new RowModel<Row>("ContextImport")
            .list()
            .text("NAME", "name", row -> row.context().name())
            .text("BOOTSTRAP-SERVERS", "bootstrapServers", row -> row.context().bootstrapServers())
            .text(
                    "SECURITY",
                    "security",
                    row -> row.context().properties().getOrDefault("security.protocol", "PLAINTEXT"))
            .text("ACTION", "action", Row::action)
            .jsonOnly(
                    "properties",
                    FieldType.mapOf(FieldType.TEXT),
                    row -> Masking.mask(row.context().properties()))
            .jsonOnly(
                    "schemaRegistry",
                    FieldType.listOf(FieldType.TEXT),
                    row -> row.context().schemaRegistry().stream()
                            .map(Masking::url)
                            .toList())
            .jsonOnly(
                    "warnings",
                    FieldType.listOf(FieldType.TEXT),
                    row -> row.imported().warnings());

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "FILE", description = "Configuration of the other tool.")
    Path file = Path.of("");

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "NAME", description = "Only these of its contexts.")
    List<String> names = List.of();

    @Option(names = "--replace", description = "Replace contexts of the same names.")
    boolean replace;

    @Option(names = "--dry-run", description = "Show what would be added, and write nothing.")
    boolean dryRun;

    @Mixin
    OutputOptions output;

    ContextImportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(ROWS);
    }

    @Override
    public Integer call() {
        ForeignFile foreign = ForeignFile.read(file, invocation.env());
        List<ImportedContext> imported =
                chosen(foreign).stream().map(foreign::context).toList();
        ContextStore store = invocation.contexts();
        List<Context> contexts = imported.stream().map(ImportedContext::context).toList();
        store.requireImportable(contexts, replace);
        List<String> existing =
                store.existing(contexts.stream().map(Context::name).toList());
        List<Row> rows = imported.stream()
                .map(each -> new Row(each, existing.contains(each.context().name()) ? "replace" : "add"))
                .toList();
        warn(imported);
        if (!dryRun) {
            Path target = store.add(contexts, replace);
            invocation.note("took over " + contexts.size() + " from " + foreign.description() + " into " + target);
            String current = foreign.current();
            if (current != null) {
                invocation.note("its current one is '" + current + "': kafkactl context use chooses it here");
            }
        }
        return invocation.print(output.format(), ROWS, rows).code();
    }

    private List<String> chosen(ForeignFile foreign) {
        List<String> all = foreign.names();
        for (String name : names) {
            if (!all.contains(name)) {
                throw KafkactlException.notFound(
                        "UNKNOWN_CONTEXT",
                        file + " has no '" + name + "'",
                        SimilarName.of(name, all)
                                .map(similar -> "did you mean '" + similar + "'?")
                                .orElse("it has " + String.join(", ", all)));
            }
        }
        return names.isEmpty() ? all : names;
    }

    private void warn(List<ImportedContext> imported) {
        for (ImportedContext each : imported) {
            String name = each.context().name();
            each.warnings().forEach(warning -> invocation.warn("'" + name + "': " + warning));
            each.plaintext()
                    .forEach(
                            key -> invocation.warn(
                                    "'" + name + "': properties." + key
                                            + " is plain text: env:NAME, file:PATH or exec:[PROGRAM, ARGUMENT] says where it is instead"));
        }
    }
}
