package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.Candidate;
import io.kafkactl.ops.schema.CheckResult;
import io.kafkactl.ops.schema.Levels;
import io.kafkactl.ops.schema.SchemaCheck;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.SafeText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema check}. */
@Command(
        name = "check",
        header = "Check whether a schema may be the next version; exit 3 when not.",
        description = {
            "Asks the registry under the level that holds for the subject, and shows each cause in a sentence. Nothing "
                    + "is registered. With --level the same is judged here, under another level.",
            "",
            "--against compares files and needs no registry: the file of the earlier schema, or several from the oldest "
                    + "to the newest. The default level is then BACKWARD. Whatever cannot be judged counts as a cause."
        },
        footer = {
            "  kafkactl schema check orders-value order.avsc",
            "  kafkactl schema check orders-value order.avsc --level FULL_TRANSITIVE",
            "  kafkactl schema check --against v1.proto --against v2.proto --level FULL_TRANSITIVE v3.proto"
        })
final class SchemaCheckCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(
            arity = "1..2",
            paramLabel = "[SUBJECT] FILE",
            description = "The subject, unless --against is given, and the schema.")
    List<String> arguments = List.of();

    @Option(names = "--against", paramLabel = "FILE", description = "An earlier schema; no registry is asked.")
    List<Path> against = List.of();

    @Option(names = "--level", paramLabel = "LEVEL", description = "A level in place of the one that holds.")
    @Nullable
    String level;

    @Option(names = "--if-exists", description = "A subject that does not exist yet takes anything.")
    boolean ifExists;

    @Mixin
    CandidateOptions schema;

    @Mixin
    LocalImports imports;

    @Mixin
    RegistryOptions registry;

    @Mixin
    OutputOptions output;

    SchemaCheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(SchemaRows.CHECKED);
    }

    @Override
    public Integer call() {
        int expected = against.isEmpty() ? 2 : 1;
        if (arguments.size() != expected) {
            throw KafkactlException.usage(
                    against.isEmpty() ? "a subject and a file are needed" : "with --against there is only a file",
                    "schema check SUBJECT FILE, or schema check --against FILE FILE");
        }
        CompatibilityLevel wanted = level == null ? null : Levels.parse(level);
        Path file = Path.of(arguments.get(expected - 1));
        if (!against.isEmpty()) {
            return show(imports.check(schema, file, against, wanted == null ? CompatibilityLevel.BACKWARD : wanted));
        }
        imports.requireNone();
        Candidate candidate = schema.candidate(file);
        String subject = arguments.get(0);
        try (Connection connection = invocation.connectToRegistry()) {
            SchemaCheck check = new SchemaCheck(registry.view(connection));
            Optional<CheckResult> result = check.check(subject, candidate, wanted);
            if (result.isEmpty() && !ifExists) {
                throw check.unknown(subject);
            }
            return show(result.orElseGet(() -> check.first(subject, candidate, wanted)));
        }
    }

    private int show(CheckResult result) {
        invocation.print(output.format(), SchemaRows.CHECKED, List.of(result));
        if (output.format().isTable() && !result.reasons().isEmpty()) {
            invocation.printGap();
            invocation.print(output.format(), SchemaRows.REASONS, result.reasons());
        }
        result.remarks().forEach(remark -> invocation.warn(SafeText.oneLine(remark)));
        return (result.compatible() ? ExitCode.OK : ExitCode.CONDITION).code();
    }
}
