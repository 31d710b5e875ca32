package io.kafkactl.cli.schema;

import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.CheckResult;
import io.kafkactl.ops.schema.LocalCheck;
import io.kafkactl.ops.schema.SchemaFile;
import io.kafkactl.ops.schema.analysis.CompleteSchema;
import io.kafkactl.record.schema.SchemaSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Files that compared schemas import, where no registry has them. */
final class LocalImports {
    @Option(
            names = "--import",
            paramLabel = "NAME=FILE",
            description = "With --against: what the schemas import, by the name that they use; what others need first.")
    Map<String, Path> files = new LinkedHashMap<>();

    CheckResult check(CandidateOptions options, Path file, List<Path> against, CompatibilityLevel level) {
        if (!options.references.isEmpty()) {
            throw KafkactlException.usage(
                    "--reference names what a registry has, and --against asks none",
                    "--import NAME=FILE gives a file");
        }
        Map<String, String> imports = new LinkedHashMap<>();
        files.forEach((name, path) -> imports.put(name, SchemaSource.text(path)));
        List<CompleteSchema> earlier = against.stream()
                .map(old -> new CompleteSchema(old.toString(), text(options, old), imports))
                .toList();
        CompleteSchema candidate = new CompleteSchema(file.toString(), text(options, file), imports);
        return LocalCheck.check(null, candidate, earlier, level);
    }

    private static SchemaText text(CandidateOptions options, Path file) {
        return SchemaFile.read(file, options.type, List.of());
    }

    /** Exit 2 where a registry resolves what is imported. */
    void requireNone() {
        if (!files.isEmpty()) {
            throw KafkactlException.usage(
                    "--import is for --against", "--reference NAME=SUBJECT@VERSION names what the registry has");
        }
    }
}
