package io.kafkactl.cli.topic;

import static io.kafkactl.output.FieldType.TEXT;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.VersionText;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.ItemError;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.provision.apply.AppliedOperation;
import io.kafkactl.ops.provision.apply.AppliedOperation.Status;
import io.kafkactl.ops.provision.apply.ApplyReport;
import io.kafkactl.ops.provision.plan.Operation;
import io.kafkactl.output.Diagnostic;
import io.kafkactl.output.DiagnosticReport;
import io.kafkactl.output.JUnitWriter;
import io.kafkactl.output.RowModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports what became of a plan: rows, a document or tests on stdout, errors and a summary on stderr. */
final class ApplyPrinter {
    static final RowModel<AppliedOperation> ROWS = new RowModel<AppliedOperation>("TopicApply")
            .text("TOPIC", "topic", result -> result.topic().name())
            .text("ACTION", "action", result -> of(result.operation(), Operation::action))
            .text("PROPERTY", "property", result -> of(result.operation(), Operation::property))
            .text("STATUS", "status", AppliedOperation::status)
            .text("REASON", "reason", AppliedOperation::reason)
            .wide("ERROR", "error", TEXT, result -> of(result.error(), ItemError::error));

    private final Invocation invocation;
    private final ApplyFormat format;

    ApplyPrinter(Invocation invocation, ApplyFormat format) {
        this.invocation = invocation;
        this.format = format;
    }

    ExitCode print(ApplyReport report) throws IOException {
        KafkactlException stop = report.stop();
        List<ItemError> errors = new ArrayList<>(report.errors());
        if (stop != null && stop.exitCode() != ExitCode.INTERRUPTED) {
            errors.add(ItemError.of("", stop));
        }
        switch (format) {
            case TABLE, WIDE, NAME -> {
                List<AppliedOperation> changed = report.operations().stream()
                        .filter(result -> result.operation() != null || result.status() != Status.UNCHANGED)
                        .toList();
                if (!changed.isEmpty()) {
                    invocation.print(format.common(), ROWS, changed);
                }
                invocation.reportErrors(errors, 0);
            }
            case JUNIT -> {
                JUnitWriter.write(tests(report), invocation.context().out());
                invocation.reportErrors(errors, 0);
            }
            case JSON, JSONL, YAML -> invocation.print(format.common(), ROWS, report.operations(), errors);
        }
        invocation.note(Arrays.stream(Status.values())
                .map(status -> report.count(status) + " " + status)
                .collect(Collectors.joining(", ")));
        if (stop != null) {
            return stop.exitCode();
        }
        long good = report.count(Status.APPLIED) + report.count(Status.UNCHANGED);
        return PlanPrinter.code(errors, (int) Math.min(Integer.MAX_VALUE, good));
    }

    private static DiagnosticReport tests(ApplyReport report) throws IOException {
        return new DiagnosticReport(
                "topic apply",
                VersionText.version(),
                List.of(),
                report.operations().stream()
                        .map(result -> result.topic().name())
                        .toList(),
                report.operations().stream()
                        .filter(result -> result.status() != Status.UNCHANGED || result.reason() != null)
                        .map(ApplyPrinter::diagnostic)
                        .toList(),
                Diagnostic.Level.ERROR);
    }

    private static Diagnostic diagnostic(AppliedOperation result) {
        ItemError error = result.error();
        Operation operation = result.operation();
        String what = operation == null ? "" : operation.action() + " " + operation.property();
        return new Diagnostic(
                result.status().toString(),
                error == null ? Diagnostic.Level.NOTE : Diagnostic.Level.ERROR,
                result.topic().name(),
                error == null ? what : error.message() + (error.hint() == null ? "" : "; " + error.hint()),
                null,
                0,
                result.status() == Status.SKIPPED ? result.reason() : null);
    }

    private static <T, R> @Nullable R of(@Nullable T value, java.util.function.Function<T, R> part) {
        return value == null ? null : part.apply(value);
    }
}
