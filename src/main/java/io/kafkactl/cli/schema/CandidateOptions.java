package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.ReferenceOptions;
import io.kafkactl.client.registry.SchemaReference;
import io.kafkactl.client.registry.SchemaType;
import io.kafkactl.ops.schema.Candidate;
import io.kafkactl.ops.schema.SchemaFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What there is to say about a schema in a file. */
final class CandidateOptions {
    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "One of: ${COMPLETION-CANDIDATES} (default: by the file's ending .avsc, .proto or .json).")
    @Nullable
    SchemaType type;

    @Option(names = "--normalize", description = "The registry brings the text to its canonical form first.")
    boolean normalize;

    @Option(
            names = "--reference",
            paramLabel = "NAME=SUBJECT@VERSION",
            description = "What the schema imports: the name it uses, and where that is registered.")
    Map<String, String> references = new LinkedHashMap<>();

    /** Exit 4 for a file that cannot be read, 2 for a reference without a version. */
    Candidate candidate(Path file) {
        List<SchemaReference> parsed = ReferenceOptions.parse("--reference", references);
        return new Candidate(file.toString(), SchemaFile.read(file, type, parsed), normalize);
    }
}
