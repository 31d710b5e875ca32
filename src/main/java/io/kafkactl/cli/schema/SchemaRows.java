package io.kafkactl.cli.schema;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns in which commands about subjects and their versions answer. */
final class SchemaRows {
    static final RowModel<SubjectVersionDetail> VERSIONS = new RowModel<SubjectVersionDetail>("SubjectVersionList")
            .text("SUBJECT", "subject", row -> row.schema().subject())
            .number("VERSION", "version", row -> row.schema().version())
            .number("ID", "id", row -> row.schema().id())
            .text("TYPE", "type", row -> row.schema().schema().type())
            .text("REFERENCES", "references", row -> references(row.schema().schema()))
            .text("REFERENCED-BY", "referencedByIds", SubjectVersionDetail::referencedBy)
            .tableOnly("STATE", row -> row.deleted() ? "deleted" : "active")
            .jsonOnly("metadata", row -> row.schema().schema().metadata())
            .jsonOnly("deleted", SubjectVersionDetail::deleted);

    static final RowModel<RegisteredSchema> SCHEMA = new RowModel<RegisteredSchema>("Schema")
            .jsonOnly("subject", RegisteredSchema::subject)
            .jsonOnly("version", RegisteredSchema::version)
            .jsonOnly("id", RegisteredSchema::id)
            .jsonOnly("guid", RegisteredSchema::guid)
            .jsonOnly("type", row -> row.schema().type())
            .jsonOnly("references", row -> references(row.schema()))
            .jsonOnly("metadata", row -> row.schema().metadata())
            .jsonOnly("schema", row -> row.schema().text());

    static final RowModel<Registered> REGISTERED = new RowModel<Registered>("SchemaRegistration")
            .text("SUBJECT", "subject", Registered::subject)
            .number("VERSION", "version", Registered::version)
            .number("ID", "id", Registered::id)
            .text("TYPE", "type", Registered::type)
            .text("STATUS", "status", Registered::status);

    static final RowModel<CheckResult> CHECKED = new RowModel<CheckResult>("SchemaCheck")
            .text("SUBJECT", "subject", CheckResult::subject)
            .text("FILE", "file", CheckResult::file)
            .text("LEVEL", "level", CheckResult::level)
            .text("AGAINST", "comparedWith", CheckResult::comparedWith)
            .tableOnly("COMPATIBLE", row -> row.compatible() ? "yes" : "no")
            .jsonOnly("compatible", CheckResult::compatible)
            .text("JUDGE", "judge", CheckResult::judge)
            .jsonOnly(
                    "reasons",
                    row -> row.reasons().stream().map(SchemaRows::fields).toList())
            .jsonOnly("remarks", CheckResult::remarks);

    static final RowModel<CheckResult.Reason> REASONS = new RowModel<CheckResult.Reason>("Reasons")
            .text("AGAINST", "against", CheckResult.Reason::against)
            .text("BREAKS", "breaks", CheckResult.Reason::direction)
            .text("PATH", "path", CheckResult.Reason::path)
            .text("CAUSE", "message", CheckResult.Reason::message);

    static final RowModel<Change> CHANGES = new RowModel<Change>("SchemaDiff")
            .tableOnly("", change -> mark(change.action()))
            .jsonOnly("action", change -> change.action().name().toLowerCase(Locale.ROOT))
            .text("PATH", "path", Change::path)
            .text("WHAT", "part", Change::part)
            .text("OLD", "before", Change::before)
            .text("NEW", "after", Change::after)
            .text("BREAKS", "breaks", Change::breaks)
            .jsonOnly("backward", Change::backward)
            .jsonOnly("forward", Change::forward)
            .jsonOnly("remark", Change::remark);

    private SchemaRows() {}

    /** {@code deletedToo} tells in the table which ones are deleted. */
    static RowModel<SubjectSummary> listed(boolean deletedToo) {
        RowModel<SubjectSummary> rows = new RowModel<SubjectSummary>("SubjectList")
                .text("SUBJECT", "subject", SubjectSummary::subject)
                .number("VERSION", "version", SubjectSummary::version)
                .number("ID", "id", SubjectSummary::id)
                .text("TYPE", "type", SubjectSummary::type)
                .text("LEVEL", "level", row -> level(row.level()))
                .text("SOURCE", "levelSource", row -> source(row.level()))
                .jsonOnly("deleted", SubjectSummary::deleted);
        return deletedToo ? rows.tableOnly("STATE", row -> row.deleted() ? "deleted" : "active") : rows;
    }

    static RowModel<Doomed> deleted(boolean permanent, boolean dryRun) {
        String done = (dryRun ? "would-delete" : "deleted") + (permanent ? "-permanently" : "");
        return new RowModel<Doomed>("SubjectDeletion")
                .text("SUBJECT", "subject", row -> row.choice().subject())
                .text("VERSIONS", "versions", Doomed::versions)
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

    private static Map<String, @Nullable Object> fields(CheckResult.Reason reason) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("against", reason.against());
        fields.put("breaks", reason.direction());
        fields.put("path", reason.path());
        fields.put("message", reason.message());
        return fields;
    }
}
