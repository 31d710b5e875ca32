package io.kafkactl.cli.schema;

import io.kafkactl.client.registry.RegisteredSchema;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.schema.RegistryView;
import io.kafkactl.ops.schema.SchemaById;
import io.kafkactl.ops.schema.SubjectCatalog;
import io.kafkactl.ops.schema.SubjectChoice;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which one schema is meant. */
final class SchemaSelection {
    @Parameters(arity = "0..1", paramLabel = "SUBJECT[@VERSION]", description = "The subject, and which version.")
    @Nullable
    String subject;

    @Option(names = "--id", paramLabel = "N", description = "The schema with the id that stands before records.")
    @Nullable
    Integer id;

    @Option(
            names = "--guid",
            paramLabel = "GUID",
            description = "The schema with the GUID that stands in headers of records.")
    @Nullable
    UUID guid;

    @Option(
            names = "--metadata",
            paramLabel = "NAME=VALUE",
            description = "The latest version of SUBJECT whose metadata says so; may be repeated.")
    Map<String, String> metadata = new LinkedHashMap<>();

    @Option(names = "--deleted", description = "Also look among what is soft-deleted.")
    boolean deleted;

    /** What was found, and how it is written. */
    record Selected<T>(
            RowModel<T> model,
            T row,
            SchemaText schema,
            @Nullable Integer id,
            String summary) {}

    /** Exit 2 when it is not clear which. */
    void validate() {
        int ways = (subject == null ? 0 : 1) + (id == null ? 0 : 1) + (guid == null ? 0 : 1);
        if (ways != 1) {
            throw KafkactlException.usage(
                    "which schema is not clear",
                    "give SUBJECT, SUBJECT@VERSION, --id N or --guid GUID, and only one of them");
        }
        if (!metadata.isEmpty()
                && (subject == null || SubjectChoice.parse(subject).versioned())) {
            throw KafkactlException.usage("--metadata needs a SUBJECT without version", null);
        }
    }

    /** Exit 7 when there is none. */
    Selected<?> find(RegistryView view) {
        if (subject != null) {
            SubjectCatalog catalog = new SubjectCatalog(view);
            SubjectChoice choice = SubjectChoice.parse(subject);
            RegisteredSchema found =
                    metadata.isEmpty() ? catalog.version(choice, deleted) : catalog.latestWith(subject, metadata);
            String summary = found.subject() + " version " + found.version() + ", id " + found.id() + ", "
                    + found.schema().type();
            return new Selected<>(SchemaRows.SCHEMA, found, found.schema(), found.id(), summary);
        }
        SchemaById found = guid == null
                ? SchemaById.find(view, id == null ? 0 : id, deleted)
                : SchemaById.find(view, guid, deleted);
        return new Selected<>(SchemaByIdRows.SCHEMA, found, found.schema(), found.id(), found.summary());
    }
}
