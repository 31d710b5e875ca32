package io.kafkactl.cli.schema;

import static io.kafkactl.output.FieldType.FLAG;
import static io.kafkactl.output.FieldType.TEXT;

import io.kafkactl.ops.schema.AuditRow;
import io.kafkactl.ops.schema.CompatibilityLevels;
import io.kafkactl.ops.schema.CompatibilityLevels.Level;
import io.kafkactl.ops.schema.CompatibilityLevels.Step;
import io.kafkactl.ops.schema.Levels;
import io.kafkactl.ops.schema.RegistryModes;
import io.kafkactl.ops.schema.RegistryModes.Mode;
import io.kafkactl.output.RowModel;
import java.util.stream.Collectors;

/** The columns in which commands about levels and modes answer. */
final class LevelRows {
    static final RowModel<Level> LEVELS = new RowModel<Level>("CompatibilityLevels")
            .tableOnly("SUBJECT", row -> CompatibilityLevels.name(row.subject()))
            .jsonOnly("subject", TEXT, Level::subject)
            .text("LEVEL", "level", row -> row.level().level())
            .text("SOURCE", "source", row -> row.level().source())
            .text("MEANING", "meaning", row -> Levels.meaning(row.level().level()))
            .named(Level::subject);

    static final RowModel<Mode> MODES = new RowModel<Mode>("RegistryModes")
            .tableOnly("SUBJECT", row -> CompatibilityLevels.name(row.subject()))
            .jsonOnly("subject", TEXT, Mode::subject)
            .text("MODE", "mode", Mode::mode)
            .tableOnly("SOURCE", row -> row.own() ? "own" : "inherited")
            .jsonOnly("own", FLAG, Mode::own)
            .text("MEANING", "meaning", row -> RegistryModes.meaning(row.mode()))
            .named(Mode::subject);

    private static final RowModel<AuditRow.Finding> FINDING = new RowModel<AuditRow.Finding>("Finding")
            .jsonOnly("kind", TEXT, AuditRow.Finding::kind)
            .jsonOnly("message", TEXT, AuditRow.Finding::message);

    static final RowModel<AuditRow> AUDITED = new RowModel<AuditRow>("CompatibilityAudit")
            .tableOnly(
                    "SUBJECT",
                    row -> row.subject() == null && row.topic() != null
                            ? null
                            : CompatibilityLevels.name(row.subject()))
            .jsonOnly("subject", TEXT, AuditRow::subject)
            .text("TOPIC", "topic", AuditRow::topic)
            .text("LEVEL", "level", row -> SchemaRows.level(row.level()))
            .text("SOURCE", "source", row -> SchemaRows.source(row.level()))
            .number("VERSIONS", "versions", AuditRow::versions)
            .tableOnly(
                    "FINDINGS",
                    row -> row.findings().stream()
                            .map(finding -> finding.kind() + ": " + finding.message())
                            .collect(Collectors.joining("; ")))
            .objects("findings", FINDING, AuditRow::findings)
            .named(AuditRow::subject);

    private LevelRows() {}

    static RowModel<Step> steps(boolean dryRun) {
        return new RowModel<Step>("CompatibilityChange")
                .tableOnly("SUBJECT", row -> CompatibilityLevels.name(row.subject()))
                .jsonOnly("subject", TEXT, Step::subject)
                .text("OLD", "oldLevel", row -> row.before().level())
                .text("OLD-SOURCE", "oldSource", row -> row.before().source())
                .text("NEW", "newLevel", row -> row.after().level())
                .text("SOURCE", "newSource", row -> row.after().source())
                .text("STATUS", "status", row -> status(row.isConverged(), dryRun))
                .named(row -> row.subject());
    }

    static RowModel<RegistryModes.Step> modeSteps(boolean dryRun) {
        return new RowModel<RegistryModes.Step>("ModeChange")
                .tableOnly("SUBJECT", row -> CompatibilityLevels.name(row.subject()))
                .jsonOnly("subject", TEXT, RegistryModes.Step::subject)
                .text("OLD", "oldMode", row -> row.before().mode())
                .text("NEW", "newMode", RegistryModes.Step::after)
                .text("STATUS", "status", row -> status(row.isConverged(), dryRun))
                .named(row -> row.subject());
    }

    private static String status(boolean converged, boolean dryRun) {
        return converged ? "unchanged" : dryRun ? "would-change" : "changed";
    }
}
