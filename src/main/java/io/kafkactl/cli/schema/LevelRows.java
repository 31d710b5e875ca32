package io.kafkactl.cli.schema;

import io.kafkactl.ops.schema.AuditRow;
import io.kafkactl.ops.schema.CompatibilityLevels;
import io.kafkactl.ops.schema.CompatibilityLevels.Level;
import io.kafkactl.ops.schema.CompatibilityLevels.Step;
import io.kafkactl.ops.schema.Levels;
import io.kafkactl.ops.schema.RegistryModes;
import io.kafkactl.ops.schema.RegistryModes.Mode;
import io.kafkactl.output.RowModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns in which commands about levels and modes answer. */
final class LevelRows {
    static final RowModel<Level> LEVELS = new RowModel<Level>("CompatibilityLevels")
            .tableOnly("SUBJECT", row -> CompatibilityLevels.name(row.subject()))
            .jsonOnly("subject", Level::subject)
            .text("LEVEL", "level", row -> row.level().level())
            .text("SOURCE", "source", row -> row.level().source())
            .text("MEANING", "meaning", row -> Levels.meaning(row.level().level()));

    static final RowModel<Mode> MODES = new RowModel<Mode>("RegistryModes")
            .tableOnly("SUBJECT", row -> CompatibilityLevels.name(row.subject()))
            .jsonOnly("subject", Mode::subject)
            .text("MODE", "mode", Mode::mode)
            .tableOnly("SOURCE", row -> row.own() ? "own" : "inherited")
            .jsonOnly("own", Mode::own)
            .text("MEANING", "meaning", row -> RegistryModes.meaning(row.mode()));

    static final RowModel<AuditRow> AUDITED = new RowModel<AuditRow>("CompatibilityAudit")
            .tableOnly(
                    "SUBJECT",
                    row -> row.subject() == null && row.topic() != null
                            ? null
                            : CompatibilityLevels.name(row.subject()))
            .jsonOnly("subject", AuditRow::subject)
            .text("TOPIC", "topic", AuditRow::topic)
            .text("LEVEL", "level", row -> SchemaRows.level(row.level()))
            .text("SOURCE", "source", row -> SchemaRows.source(row.level()))
            .number("VERSIONS", "versions", AuditRow::versions)
            .tableOnly(
                    "FINDINGS",
                    row -> row.findings().stream()
                            .map(finding -> finding.kind() + ": " + finding.message())
                            .collect(Collectors.joining("; ")))
            .jsonOnly("findings", LevelRows::findings);

    private LevelRows() {}

    static RowModel<Step> steps(boolean dryRun) {
        return new RowModel<Step>("CompatibilityChange")
                .tableOnly("SUBJECT", row -> CompatibilityLevels.name(row.subject()))
                .jsonOnly("subject", Step::subject)
                .text("OLD", "oldLevel", row -> row.before().level())
                .text("OLD-SOURCE", "oldSource", row -> row.before().source())
                .text("NEW", "newLevel", row -> row.after().level())
                .text("SOURCE", "newSource", row -> row.after().source())
                .text("STATUS", "status", row -> status(row.isConverged(), dryRun));
    }

    static RowModel<RegistryModes.Step> modeSteps(boolean dryRun) {
        return new RowModel<RegistryModes.Step>("ModeChange")
                .tableOnly("SUBJECT", row -> CompatibilityLevels.name(row.subject()))
                .jsonOnly("subject", RegistryModes.Step::subject)
                .text("OLD", "oldMode", row -> row.before().mode())
                .text("NEW", "newMode", RegistryModes.Step::after)
                .text("STATUS", "status", row -> status(row.isConverged(), dryRun));
    }

    private static String status(boolean converged, boolean dryRun) {
        return converged ? "unchanged" : dryRun ? "would-change" : "changed";
    }

    private static List<Map<String, String>> findings(AuditRow row) {
        return row.findings().stream().map(LevelRows::fields).toList();
    }

    private static Map<String, String> fields(AuditRow.Finding finding) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", finding.kind().toString());
        fields.put("message", finding.message());
        return fields;
    }
}
