package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.VersionText;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.topic.lint.LintReport;
import io.kafkactl.ops.topic.lint.Severity;
import io.kafkactl.output.AnnotationWriter;
import io.kafkactl.output.DiagnosticReport;
import io.kafkactl.output.JUnitWriter;
import io.kafkactl.output.SarifWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Writes what {@code topic lint} found in the chosen format, and a summary on stderr. */
final class LintOutput {
    private final Invocation invocation;
    private final LintFormat format;
    private final Severity threshold;

    LintOutput(Invocation invocation, LintFormat format, Severity threshold) {
        this.invocation = invocation;
        this.format = format;
        this.threshold = threshold;
    }

    void print(LintReport report) throws IOException {
        OutputStream out = invocation.context().out();
        DiagnosticReport forServers = LintRows.report(report, threshold, VersionText.version());
        switch (format) {
            case SARIF -> SarifWriter.write(forServers, out);
            case JUNIT -> JUnitWriter.write(forServers, out);
            case GITHUB -> AnnotationWriter.write(forServers, out);
            case TABLE -> table(report);
            case JSON, JSONL -> invocation.print(format.common(), LintRows.findings(report), report.findings());
        }
        invocation.note(summary(report));
    }

    /** A heading over nothing says less than nothing. */
    private void table(LintReport report) {
        if (!report.findings().isEmpty()) {
            invocation.print(format.common(), LintRows.findings(report), report.findings());
        }
        LintRows.hints(report).forEach(invocation::note);
    }

    private static String summary(LintReport report) {
        return "checked " + Counted.of(report.topics().size(), "topic") + ": "
                + Counted.of(report.count(Severity.ERROR), "error") + ", "
                + Counted.of(report.count(Severity.WARNING), "warning")
                + (report.suppressed().isEmpty()
                        ? ""
                        : ", " + report.suppressed().size() + " set aside");
    }
}
