package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.VersionText;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.topic.lint.LintReport;
import io.kafkactl.ops.topic.lint.Severity;
import java.io.IOException;

/** Writes what {@code topic lint} found in the chosen format, and a summary on stderr. */
final class LintOutput {
    private final Invocation invocation;
    private final CheckFormat format;
    private final Severity threshold;

    LintOutput(Invocation invocation, CheckFormat format, Severity threshold) {
        this.invocation = invocation;
        this.format = format;
        this.threshold = threshold;
    }

    void print(LintReport report) throws IOException {
        if (format.isReport()) {
            format.write(
                    LintRows.report(report, threshold, VersionText.version()),
                    invocation.context().out());
        } else if (format.common().isTable()) {
            table(report);
        } else {
            invocation.print(format.common(), LintRows.findings(report.findings()), report.findings());
        }
        invocation.note(summary(report));
    }

    /** A heading over nothing says less than nothing. */
    private void table(LintReport report) {
        if (!report.findings().isEmpty()) {
            invocation.print(format.common(), LintRows.findings(report.findings()), report.findings());
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
