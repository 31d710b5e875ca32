package io.kafkactl.cli.schema;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.listOf;
import static io.kafkactl.output.FieldType.mapOf;

import io.kafkactl.client.registry.RegisteredSchema;
import io.kafkactl.client.registry.SchemaReference;
import io.kafkactl.client.registry.SchemaText;
import io.kafkactl.ops.schema.CheckResult;
import io.kafkactl.ops.schema.EffectiveLevel;
import io.kafkactl.ops.schema.SchemaRegistration.Registered;
import io.kafkactl.ops.schema.SubjectDeletion.Doomed;
import io.kafkactl.ops.schema.SubjectSummary;
import io.kafkactl.ops.schema.SubjectVersionDetail;
import io.kafkactl.ops.schema.analysis.Change;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns in which commands about subjects and their versions answer. */
final class SchemaRows {
    static final RowModel<SubjectVersionDetail> VERSIONS = new RowModel<SubjectVersionDetail>("SubjectVersionList")
            .list()
            .text("SUBJECT", "subject", row -> row.schema().subject())
            .number("VERSION", "version", row -> row.schema().version())
            .number("ID", "id", row -> row.schema().id())
            .text("TYPE", "type", row -> row.schema().schema().type())
            .column(
                    "REFERENCES",
                    "references",
                    listOf(TEXT),
                    row -> references(row.schema().schema()))
            .column("REFERENCED-BY", "referencedByIds", listOf(INTEGER), SubjectVersionDetail::referencedBy)
            .tableOnly("STATE", row -> row.deleted() ? "deleted" : "active")
            .wide(
                    "METADATA",
                    "metadata",
                    mapOf(TEXT),
                    row -> row.schema().schema().metadata())
            .jsonOnly("deleted", FLAG, SubjectVersionDetail::deleted);

    static final RowModel<RegisteredSchema> SCHEMA = new RowModel<RegisteredSchema>("Schema")
            .jsonOnly("subject", TEXT, RegisteredSchema::subject)
            .jsonOnly("version", INTEGER, RegisteredSchema::version)
            .jsonOnly("id", INTEGER, RegisteredSchema::id)
            .jsonOnly("guid", TEXT, RegisteredSchema::guid)
            .jsonOnly("type", TEXT, row -> row.schema().type())
            .jsonOnly("references", listOf(TEXT), row -> references(row.schema()))
            .jsonOnly("metadata", mapOf(TEXT), row -> row.schema().metadata())
            .jsonOnly("schema", TEXT, row -> row.schema().text());

    static final RowModel<Registered> REGISTERED = new RowModel<Registered>("SchemaRegistration")
            .text("SUBJECT", "subject", Registered::subject)
            .number("VERSION", "version", Registered::version)
            .number("ID", "id", Registered::id)
            .text("TYPE", "type", Registered::type)
            .text("STATUS", "status", Registered::status);

    static final RowModel<CheckResult.Reason> REASONS = new RowModel<CheckResult.Reason>("Reasons")
            .text("AGAINST", "against", CheckResult.Reason::against)
            .text("BREAKS", "breaks", CheckResult.Reason::direction)
            .text("PATH", "path", CheckResult.Reason::path)
            .text("CAUSE", "message", CheckResult.Reason::message);

    static final RowModel<CheckResult> CHECKED = new RowModel<CheckResult>("SchemaCheck")
            .text("SUBJECT", "subject", CheckResult::subject)
            .text("FILE", "file", CheckResult::file)
            .text("LEVEL", "level", CheckResult::level)
            .column("AGAINST", "comparedWith", listOf(TEXT), CheckResult::comparedWith)
            .tableOnly("COMPATIBLE", row -> row.compatible() ? "yes" : "no")
            .jsonOnly("compatible", FLAG, CheckResult::compatible)
            .text("JUDGE", "judge", CheckResult::judge)
            .objects("reasons", REASONS, CheckResult::reasons)
            .jsonOnly("remarks", listOf(TEXT), CheckResult::remarks);

    static final RowModel<Change> CHANGES = new RowModel<Change>("SchemaDiff")
            .tableOnly("", change -> mark(change.action()))
            .jsonOnly("action", TEXT, change -> change.action().name().toLowerCase(Locale.ROOT))
            .text("PATH", "path", Change::path)
            .text("WHAT", "part", Change::part)
            .text("OLD", "before", Change::before)
            .text("NEW", "after", Change::after)
            .column("BREAKS", "breaks", listOf(TEXT), Change::breaks)
            .jsonOnly("backward", TEXT, Change::backward)
            .jsonOnly("forward", TEXT, Change::forward)
            .jsonOnly("remark", TEXT, Change::remark);

    private SchemaRows() {}

    /** {@code deletedToo} tells in the table which ones are deleted. */
    static RowModel<SubjectSummary> listed(boolean deletedToo) {
        RowModel<SubjectSummary> rows = new RowModel<SubjectSummary>("SubjectList")
                .list()
                .text("SUBJECT", "subject", SubjectSummary::subject)
                .number("VERSION", "version", SubjectSummary::version)
                .number("ID", "id", SubjectSummary::id)
                .text("TYPE", "type", SubjectSummary::type)
                .text("LEVEL", "level", row -> level(row.level()))
                .text("SOURCE", "levelSource", row -> source(row.level()))
                .jsonOnly("deleted", FLAG, SubjectSummary::deleted);
        return deletedToo ? rows.tableOnly("STATE", row -> row.deleted() ? "deleted" : "active") : rows;
    }

    static RowModel<Doomed> deleted(boolean permanent, boolean dryRun) {
        String done = (dryRun ? "would-delete" : "deleted") + (permanent ? "-permanently" : "");
        return new RowModel<Doomed>("SubjectDeletion")
                .text("SUBJECT", "subject", row -> row.choice().subject())
                .column("VERSIONS", "versions", listOf(INTEGER), Doomed::versions)
                .text("STATUS", "status", row -> done);
    }

    static @Nullable Object level(@Nullable EffectiveLevel level) {
        return level == null ? null : level.level();
    }

    static @Nullable Object source(@Nullable EffectiveLevel level) {
        return level == null ? null : level.source();
    }

    static String mark(Change.Action action) {
        return switch (action) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED, RENAMED -> "~";
        };
    }

    private static List<String> references(SchemaText schema) {
        return schema.references().stream().map(SchemaRows::text).toList();
    }

    private static String text(SchemaReference reference) {
        return reference.name() + "=" + reference.subject() + "@" + reference.version();
    }
}
