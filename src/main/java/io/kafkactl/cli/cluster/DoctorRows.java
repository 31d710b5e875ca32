package io.kafkactl.cli.cluster;

import static io.kafkactl.output.FieldType.INTEGER;
import static io.kafkactl.output.FieldType.TEXT;
import static io.kafkactl.output.FieldType.listOf;

import io.kafkactl.ops.cluster.doctor.CheckResult;
import io.kafkactl.ops.cluster.doctor.DoctorCheck;
import io.kafkactl.ops.cluster.doctor.Examination;
import io.kafkactl.ops.cluster.doctor.Verdict;
import io.kafkactl.output.Diagnostic;
import io.kafkactl.output.DiagnosticReport;
import io.kafkactl.output.RowModel;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code cluster doctor} found, as rows and as a report for build servers. */
final class DoctorRows {
    static final RowModel<CheckResult> RESULTS = new RowModel<CheckResult>("ClusterExamination")
            .text("CHECK", "check", CheckResult::check)
            .text("AT", "at", CheckResult::at)
            .text("VERDICT", "verdict", CheckResult::verdict)
            .figureOnly("TOOK", result -> result.took().toMillis() + " ms")
            .jsonOnly("tookMs", INTEGER, result -> result.took().toMillis())
            .text("FINDING", "message", result -> result.opinion().message())
            .text("TO-DO", "hint", result -> result.opinion().hint())
            .jsonOnly("subjects", listOf(TEXT), result -> result.opinion().subjects());

    private DoctorRows() {}

    static DiagnosticReport report(Examination examination, Verdict failOn, String version) {
        return new DiagnosticReport(
                "cluster doctor",
                version,
                Arrays.stream(DoctorCheck.values())
                        .map(check -> new Diagnostic.Rule(check.toString(), Diagnostic.Level.ERROR, check.title()))
                        .toList(),
                examination.results().stream().map(DoctorRows::subject).toList(),
                examination.results().stream()
                        .filter(result -> result.verdict().reaches(Verdict.SKIPPED))
                        .map(DoctorRows::diagnostic)
                        .toList(),
                failOn == Verdict.WARNING ? Diagnostic.Level.WARNING : Diagnostic.Level.ERROR);
    }

    private static Diagnostic diagnostic(CheckResult result) {
        String hint = result.opinion().hint();
        return new Diagnostic(
                result.check().toString(),
                // What could not be looked at has not passed.
                result.verdict() == Verdict.WARNING ? Diagnostic.Level.WARNING : Diagnostic.Level.ERROR,
                subject(result),
                result.opinion().message() + (hint == null ? "" : "; " + hint),
                null,
                0,
                result.verdict() == Verdict.SKIPPED ? "does not apply" : null);
    }

    private static String subject(CheckResult result) {
        return result.check() + (result.at() == null ? "" : " " + result.at());
    }

    /** A line on what the lines say. */
    static String summary(Examination examination) {
        return Stream.of(Verdict.ERROR, Verdict.WARNING, Verdict.UNKNOWN, Verdict.SKIPPED, Verdict.OK)
                .filter(verdict -> examination.count(verdict) > 0)
                .map(verdict -> examination.count(verdict) + " " + verdict)
                .collect(Collectors.joining(", "));
    }
}
