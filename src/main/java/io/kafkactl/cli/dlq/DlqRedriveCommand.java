package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.ReportOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.dlq.redrive.RedriveEngine;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RedriveReport;
import io.kafkactl.ops.dlq.redrive.SavedPlan;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kafkactl dlq redrive}. */
@Command(
        name = "redrive",
        header = "Put dead letters back into the topics they came from, once each.",
        description = {
            "Reads the dead-letter topic up to its present end, shows the plan, asks, and sends every dead letter that "
                    + "no earlier run has settled, in transactions that also write the journal. Running the same "
                    + "command again is resuming.",
            "Exactly once for read_committed readers of the target; read_uncommitted readers (the consumer default) "
                    + "may also see records of a batch that a crash aborted. At least once into another cluster "
                    + "(--target-context).",
            "With --join, processes that are started with the same options share the partitions. Each ends with exit 0 "
                    + "when all is settled, and takes over the partitions of one that ends before.",
            "Exit 3 when a dead letter stays pending, exit 1 when --where failed for one."
        },
        footer = {
            "  kafkactl dlq redrive orders.order.placed.v1.dlq --dry-run",
            "  kafkactl dlq redrive orders.order.placed.v1.dlq --reason 'INC-812: price service was down'",
            "  kafkactl dlq redrive shared.dlq --allow-target orders.order.paid.v1 --yes"
        })
final class DlqRedriveCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "TOPIC", description = "The dead-letter topic.")
    String topic;

    @Option(names = "--dry-run", description = "Show the plan and write nothing.")
    boolean dryRun;

    @Mixin
    AuditOptions audit;

    @Spec
    CommandSpec spec;

    @Mixin
    PlanFileOptions files;

    @Mixin
    SelectionOptions selection;

    @Mixin
    RoutingOptions routing;

    @Mixin
    HeaderOptions headers;

    @Mixin
    EditOptions edits;

    @Mixin
    RunOptions run;

    @Mixin
    FormatOption format;

    @Mixin
    ConsentOptions consent;

    @Mixin
    ReportOptions output;

    DlqRedriveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(PlanDocument.MODEL, RedriveRows.REPORT);
    }

    @Override
    public Integer call() throws InterruptedException {
        var context = invocation.context();
        audit.validate();
        SavedPlan saved = files.saved(topic, PlanDecisions.conflicting(spec));
        if (saved != null) {
            take(PlanDecisions.parse(saved.options()));
        }
        requireSense();
        boolean planOnly = dryRun || files.save != null;
        try (Connection connection = format.connect(invocation);
                RedriveTarget target = RedriveTarget.of(invocation, connection, routing.targetContext, !planOnly)) {
            RedrivePlan plan = new RedrivePlanning(this, invocation, connection, target).plan(saved, !planOnly);
            if (planOnly || plan.selectedCount() == 0) {
                text(plan).forEach(invocation::note);
                if (files.save != null) {
                    invocation.note("saved in '" + files.save + "', sha256 "
                            + PlanFileOptions.write(files.save, plan, PlanDecisions.given(spec)));
                }
                return code(RedriveRows.print(invocation, output.format(), plan));
            }
            target.consent(consent, text(plan), "Redrive " + Counted.of(plan.selectedCount(), "dead letter"));
            RedriveReport report;
            try (RedriveProgress progress = RedriveProgress.of(invocation, plan, audit.file)) {
                report = new RedriveEngine(connection, target.connection(), context.clock(), context.cancellation())
                        .run(plan, progress);
            }
            return code(RedriveRows.print(invocation, output.format(), report));
        }
    }

    /** Exit 2 for options that are wrong by themselves, before any broker is asked. */
    private void requireSense() {
        var context = invocation.context();
        if (routing.targetContext != null) {
            run.requireSenseElsewhere();
        }
        edits.requireSense(context, consent.isGiven(), files.save != null, run.join);
        routing.rules(0, headers.rules(), edits.edit(context.cancellation(), null));
        run.rules(context);
        SelectionText.requireSense(selection);
    }

    private void take(PlanDecisions decisions) {
        routing = decisions.routing;
        headers = decisions.headers;
        edits = decisions.edits;
        format = decisions.format;
    }

    private List<String> text(RedrivePlan plan) {
        return selection.withFailures(
                PlanText.lines(plan, invocation.context().clock().instant()));
    }

    private int code(ExitCode work) {
        return ExitCode.strongest(selection.code(), work).code();
    }
}
