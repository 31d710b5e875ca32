package io.kafkactl.cli.topic;

import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;

import io.kafkactl.config.LintSuppression;
import io.kafkactl.ops.topic.lint.Finding;
import io.kafkactl.ops.topic.lint.LintReport;
import io.kafkactl.ops.topic.lint.LintRule;
import io.kafkactl.ops.topic.lint.LintTopic;
import io.kafkactl.ops.topic.lint.NameList;
import io.kafkactl.ops.topic.lint.Severity;
import io.kafkactl.output.Diagnostic;
import io.kafkactl.output.DiagnosticReport;
import io.kafkactl.output.RowModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code topic lint} found, as rows and as a report for build servers. */
final class LintRows {
    private LintRows() {}

    /** The longest column last; where names stand only when they stand somewhere. */
    static RowModel<Finding> findings(List<Finding> findings) {
        RowModel<Finding> model = new RowModel<Finding>("TopicLint")
                .text("TOPIC", "topic", finding -> finding.topic().name())
                .text("RULE", "rule", Finding::rule)
                .text("SEVERITY", "severity", Finding::severity)
                .text("SUGGESTION", "suggestion", Finding::suggestion);
        boolean placed = findings.stream().anyMatch(finding -> finding.topic().place() != null);
        return (placed ? model.tableOnly("PLACE", finding -> place(finding.topic())) : model)
                .text("FINDING", "message", Finding::message)
                .wide("HINT", "hint", TEXT, Finding::hint)
                .jsonOnly("file", TEXT, finding -> file(finding.topic()))
                .jsonOnly("line", INTEGER, finding -> line(finding.topic()));
    }

    static DiagnosticReport report(LintReport report, Severity threshold, String version) {
        return new DiagnosticReport(
                "topic lint",
                version,
                Arrays.stream(LintRule.values())
                        .map(rule -> new Diagnostic.Rule(rule.name(), level(rule.severity()), rule.title()))
                        .toList(),
                report.topics().stream().map(LintTopic::name).toList(),
                Stream.concat(report.findings().stream(), report.suppressed().stream())
                        .map(LintRows::diagnostic)
                        .toList(),
                level(threshold));
    }

    /** What is allowed, once for each rule that says so. */
    static List<String> hints(LintReport report) {
        return report.findings().stream()
                .filter(finding -> finding.hint() != null)
                .map(finding -> finding.rule() + ": " + finding.hint())
                .distinct()
                .toList();
    }

    private static Diagnostic diagnostic(Finding finding) {
        LintTopic.Place stated = finding.topic().place();
        LintTopic.Place place = stated == null || stated.file().equals(NameList.STDIN) ? null : stated;
        LintSuppression suppression = finding.suppression();
        String suggestion = finding.suggestion();
        return new Diagnostic(
                finding.rule().name(),
                level(finding.severity()),
                finding.topic().name(),
                finding.message() + (suggestion == null ? "" : "; did you mean '" + suggestion + "'?"),
                place == null ? null : place.file(),
                place == null ? 0 : place.line(),
                suppression == null ? null : suppression.reason() + ", until " + suppression.until());
    }

    private static Diagnostic.Level level(Severity severity) {
        return switch (severity) {
            case ERROR -> Diagnostic.Level.ERROR;
            case WARNING -> Diagnostic.Level.WARNING;
            case INFO -> Diagnostic.Level.NOTE;
        };
    }

    private static @Nullable String place(LintTopic topic) {
        LintTopic.Place place = topic.place();
        return place == null ? null : place.file() + ":" + place.line();
    }

    private static @Nullable String file(LintTopic topic) {
        return topic.place() == null ? null : topic.place().file();
    }

    private static @Nullable Integer line(LintTopic topic) {
        return topic.place() == null ? null : topic.place().line();
    }
}
