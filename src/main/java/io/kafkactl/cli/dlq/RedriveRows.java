package io.kafkactl.cli.dlq;

import static io.kafkactl.output.FieldType.TEXT;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.redrive.Outcome;
import io.kafkactl.ops.dlq.redrive.PendingReason;
import io.kafkactl.ops.dlq.redrive.RedriveGroup;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RedriveReport;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a redrive will do or has done, a row for each fate. */
final class RedriveRows {
    private static final RowModel<RedriveGroup> PLAN = model("RedrivePlan", Outcome::intent);
    static final RowModel<RedriveGroup> REPORT = model("RedriveReport", Outcome::action);

    private RedriveRows() {}

    /** Prints a plan that is not carried out, as JSON with everything that its text says; exit 3 when something stays. */
    static ExitCode print(Invocation invocation, OutputFormat format, RedrivePlan plan) {
        if (format.isTable()) {
            invocation.print(format, PLAN, plan.groups());
        } else {
            invocation.print(format, PlanDocument.MODEL, List.of(plan));
        }
        return plan.pendingCount() == 0 ? ExitCode.OK : ExitCode.CONDITION;
    }

    /** Prints the report; exit 3 when something stays pending, stronger codes when the run was stopped. */
    static ExitCode print(Invocation invocation, OutputFormat format, RedriveReport report) {
        return print(
                invocation, format, REPORT, report, report.count(Outcome.REDRIVEN) + " redriven, " + others(report));
    }

    /** @param settled how many were settled in which way, with a comma behind */
    static ExitCode print(
            Invocation invocation,
            OutputFormat format,
            RowModel<RedriveGroup> model,
            RedriveReport report,
            String settled) {
        invocation.print(format, model, report.groups());
        invocation.note("run " + report.run() + ": " + settled + report.pending() + " pending, in "
                + report.duration().toMillis() + " ms");
        if (report.notReached() > 0) {
            invocation.warn(
                    report.notReached() + " selected dead letters were not reached; run the same command again");
        }
        ExitCode code = report.pending() == 0 ? ExitCode.OK : ExitCode.CONDITION;
        KafkactlException failure = report.failure();
        if (failure != null && !report.interrupted()) {
            throw failure;
        }
        if (failure != null) {
            invocation.warn(failure.message());
        }
        return report.interrupted() ? ExitCode.strongest(ExitCode.INTERRUPTED, code) : code;
    }

    private static String others(RedriveReport report) {
        long parked = report.count(Outcome.PARKED);
        long duplicates = report.count(Outcome.DUPLICATE);
        return (parked == 0 ? "" : parked + " parked, ")
                + (duplicates == 0 ? "" : duplicates + " settled as duplicates, ");
    }

    static RowModel<RedriveGroup> model(String kind, Function<Outcome, String> word) {
        return new RowModel<RedriveGroup>(kind)
                .text("ACTION", "action", group -> action(group, word))
                .text("TARGET", "target", group -> group.target().isEmpty() ? null : group.target())
                .number("RECORDS", "records", RedriveGroup::records)
                .text("FIRST", "first", RedriveGroup::sample)
                .jsonOnly("reason", TEXT, RedriveRows::reasonName)
                .text("WHY", "message", RedriveRows::why);
    }

    static String action(RedriveGroup group, Function<Outcome, String> word) {
        Outcome outcome = group.outcome();
        return outcome == null ? "pending" : word.apply(outcome);
    }

    static @Nullable String reasonName(RedriveGroup group) {
        PendingReason reason = group.reason();
        return reason == null ? null : reason.name();
    }

    static @Nullable String why(RedriveGroup group) {
        PendingReason reason = group.reason();
        if (reason == null) {
            return null;
        }
        return group.detail() == null ? reason.text() : reason.text() + ": " + group.detail();
    }
}
