package io.kafkactl.cli.lag;

import io.kafkactl.cli.support.VersionText;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ItemError;
import io.kafkactl.ops.group.lag.Breach;
import io.kafkactl.ops.group.lag.GroupLag;
import io.kafkactl.ops.group.lag.LagCheck;
import io.kafkactl.ops.group.lag.LagReport;
import io.kafkactl.output.Diagnostic;
import io.kafkactl.output.DiagnosticReport;
import io.kafkactl.output.SafeText;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks of lag in the words of the tools that collect them. */
final class LagReports {
    private LagReports() {}

    /** Groups are what is checked; a breach and what could not be read are failures alike. */
    static DiagnosticReport diagnostics(LagReport report, LagCheck.Outcome outcome, List<ItemError> errors)
            throws IOException {
        List<Diagnostic> diagnostics = Stream.concat(
                        outcome.breaches().stream().map(breach -> failure(breach.rule(), breach.group(), text(breach))),
                        errors.stream().map(error -> failure(error.error(), error.item(), error.message())))
                .toList();
        List<String> subjects = Stream.concat(
                        report.groups().stream().map(GroupLag::group),
                        diagnostics.stream().map(Diagnostic::subject))
                .toList();
        return new DiagnosticReport(
                "lag", VersionText.version(), List.of(), subjects, diagnostics, Diagnostic.Level.ERROR);
    }

    private static Diagnostic failure(String rule, String subject, String message) {
        return new Diagnostic(rule, Diagnostic.Level.ERROR, subject, message, null, 0, null);
    }

    /** One line with performance data, as monitoring plugins print it. */
    static String nagios(
            LagReport report, LagCheck.Outcome outcome, List<ItemError> errors, @Nullable Long maxTotalLag) {
        String perfdata = report.groups().stream()
                .filter(GroupLag::complete)
                .map(group -> "'" + group.group().replaceAll("['=|]", "_") + "'=" + group.lag() + ";;"
                        + (maxTotalLag == null ? "" : maxTotalLag) + ";0")
                .collect(Collectors.joining(" "));
        return "LAG " + summary(report, outcome, errors).replace('|', '/')
                + (perfdata.isEmpty() ? "" : " | " + perfdata) + "\n";
    }

    private static String summary(LagReport report, LagCheck.Outcome outcome, List<ItemError> errors) {
        if (!outcome.breaches().isEmpty()) {
            return "CRITICAL - "
                    + outcome.breaches().stream()
                            .map(LagReports::text)
                            .map(SafeText::oneLine)
                            .collect(Collectors.joining("; "));
        }
        if (!errors.isEmpty()) {
            return "UNKNOWN - "
                    + errors.stream()
                            .map(ItemError::message)
                            .map(SafeText::oneLine)
                            .collect(Collectors.joining("; "));
        }
        return "OK - " + Counted.of(report.groups().size(), "group");
    }

    static String text(Breach breach) {
        return "group '" + breach.group() + "'"
                + (breach.topic() == null ? "" : " " + breach.topic() + "-" + breach.partition())
                + ": " + breach.text();
    }
}
