package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.redrive.PendingReason;
import io.kafkactl.ops.dlq.redrive.RedriveGroup;
import io.kafkactl.ops.dlq.redrive.RedriveReport;
import io.kafkactl.output.OutputFormat;
import io.kafkactl.output.RowModel;
import org.jspecify.annotations.Nullable;

/** What a redrive will do or has done, a row for each fate. */
final class RedriveRows {
    static final RowModel<RedriveGroup> PLAN = model("RedrivePlan", "redrive");
    private static final RowModel<RedriveGroup> REPORT = model("RedriveReport", "redriven");

    private RedriveRows() {}

    /** Prints the report; exit 3 when something stays pending, stronger codes when the run was stopped. */
    static ExitCode print(Invocation invocation, OutputFormat format, RedriveReport report) {
        invocation.print(format, REPORT, report.groups());
        invocation.note("run " + report.run() + ": " + report.sent() + " redriven, " + report.pending()
                + " pending, in " + report.duration().toMillis() + " ms");
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

    private static RowModel<RedriveGroup> model(String kind, String sentAction) {
        return new RowModel<RedriveGroup>(kind)
                .text("ACTION", "action", group -> group.isSent() ? sentAction : "pending")
                .text("TARGET", "target", group -> group.target().isEmpty() ? null : group.target())
                .number("RECORDS", "records", RedriveGroup::records)
                .text("FIRST", "first", RedriveGroup::sample)
                .jsonOnly("reason", RedriveRows::reasonName)
                .text("WHY", "message", RedriveRows::why);
    }

    private static @Nullable String reasonName(RedriveGroup group) {
        PendingReason reason = group.reason();
        return reason == null ? null : reason.name();
    }

    private static @Nullable String why(RedriveGroup group) {
        PendingReason reason = group.reason();
        if (reason == null) {
            return null;
        }
        return group.detail() == null ? reason.text() : reason.text() + ": " + group.detail();
    }
}
