package io.kafkactl.cli.topic;

import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;

import io.kafkactl.error.Counted;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.provision.drift.Drift;
import io.kafkactl.ops.provision.drift.DriftReport;
import io.kafkactl.ops.topic.config.TopicConfigValue;
import io.kafkactl.output.Diagnostic;
import io.kafkactl.output.DiagnosticReport;
import io.kafkactl.output.RowModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code topic drift} found, as rows and as a report for build servers. */
final class DriftRows {
    static final RowModel<Drift> DRIFTS = new RowModel<Drift>("TopicDrift")
            .text("TOPIC", "topic", Drift::topic)
            .text("DRIFT", "drift", drift -> TopicRows.words(drift.kind()))
            .text("PROPERTY", "property", Drift::property)
            .tableOnly("MANIFEST", drift -> words(drift, drift.wanted()))
            .tableOnly("CLUSTER", drift -> words(drift, drift.actual()))
            .jsonOnly("manifest", TEXT, Drift::wanted)
            .jsonOnly("cluster", TEXT, Drift::actual)
            .wide(
                    "FILE",
                    "file",
                    TEXT,
                    drift -> drift.position() == null ? null : drift.position().file())
            .wide(
                    "LINE",
                    "line",
                    INTEGER,
                    drift -> drift.position() == null ? null : drift.position().line());

    private static final String UNREADABLE = "unreadable";

    private DriftRows() {}

    static DiagnosticReport report(DriftReport report, String version) {
        List<Diagnostic> found = new ArrayList<>(
                report.drifts().stream().map(DriftRows::diagnostic).toList());
        report.errors().forEach(error -> found.add(diagnostic(error)));
        List<Diagnostic.Rule> rules = new ArrayList<>(Arrays.stream(Drift.Kind.values())
                .map(kind -> new Diagnostic.Rule(TopicRows.words(kind), Diagnostic.Level.ERROR, title(kind)))
                .toList());
        rules.add(new Diagnostic.Rule(UNREADABLE, Diagnostic.Level.ERROR, "The topic could not be compared."));
        return new DiagnosticReport("topic drift", version, rules, report.topics(), found, Diagnostic.Level.ERROR);
    }

    private static String title(Drift.Kind kind) {
        return switch (kind) {
            case MISSING -> "The topics of the manifest exist.";
            case EXTRA -> "The topics in the scope are in the manifest.";
            case CHANGED -> "Topics have what the manifest says.";
            case UNMANAGED -> "Topics make no settings that the manifest does not name.";
        };
    }

    private static Diagnostic diagnostic(Drift drift) {
        return new Diagnostic(
                TopicRows.words(drift.kind()),
                Diagnostic.Level.ERROR,
                drift.topic(),
                sentence(drift),
                drift.position() == null ? null : drift.position().file(),
                drift.position() == null ? 0 : drift.position().line(),
                null);
    }

    private static Diagnostic diagnostic(ItemError error) {
        return new Diagnostic(UNREADABLE, Diagnostic.Level.ERROR, error.item(), error.message(), null, 0, null);
    }

    private static String sentence(Drift drift) {
        return switch (drift.kind()) {
            case MISSING -> "does not exist";
            case EXTRA -> "exists, and no manifest names it";
            case CHANGED ->
                drift.property() + " is " + words(drift, drift.actual()) + ", not "
                        + (drift.wanted() == null ? "the brokers' default" : words(drift, drift.wanted()));
            case UNMANAGED ->
                drift.property() + " is " + words(drift, drift.actual()) + ", and the manifest does not name it";
        };
    }

    private static @Nullable String words(Drift drift, @Nullable String value) {
        return value == null || drift.property() == null ? value : TopicConfigValue.words(drift.property(), value);
    }

    static String summary(DriftReport report) {
        String place = (report.environment().isEmpty() ? "" : "environment " + report.environment() + ", ") + "cluster "
                + report.clusterId() + ": ";
        String compared = Counted.of(report.topics().size(), "topic") + " compared, ";
        if (report.drifts().isEmpty()) {
            return place + compared + (report.errors().isEmpty() ? "no drift" : "no drift in those that could be read");
        }
        return place
                + compared
                + String.join(
                        ", ",
                        Arrays.stream(Drift.Kind.values())
                                .map(kind -> report.count(kind) + " " + TopicRows.words(kind))
                                .toList());
    }
}
