package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.redrive.Dedupe;
import io.kafkactl.ops.dlq.redrive.Outcome;
import io.kafkactl.ops.dlq.redrive.Partitioning;
import io.kafkactl.ops.dlq.redrive.RedriveEngine;
import io.kafkactl.ops.dlq.redrive.RedriveGroup;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RedrivePlanner;
import io.kafkactl.ops.dlq.redrive.RedriveReport;
import io.kafkactl.ops.dlq.redrive.RedriveRequest;
import io.kafkactl.ops.dlq.redrive.RoutingRules;
import io.kafkactl.ops.dlq.redrive.RunRules;
import io.kafkactl.ops.dlq.redrive.Treatment;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.output.RowModel;
import io.kafkactl.output.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code dlq discard} and {@code dlq park} have in common: plan, consent, work, report. */
final class SettleRun {
    private static final RoutingRules RULES = new RoutingRules(
            RoutingRules.DEFAULT.targets(),
            Partitioning.ORIGINAL,
            RoutingRules.DEFAULT.timestamps(),
            RoutingRules.DEFAULT.headers(),
            RoutingRules.DEFAULT.payload(),
            RoutingRules.DEFAULT.superseded(),
            Dedupe.NONE,
            RoutingRules.DEFAULT.limit(),
            null);

    private final Invocation invocation;
    private final SettleOptions options;
    private final SelectionOptions selection;
    private final Outcome outcome;

    /** @param outcome what becomes of the records */
    SettleRun(Invocation invocation, SettleOptions options, SelectionOptions selection, Outcome outcome) {
        this.invocation = invocation;
        this.options = options;
        this.selection = selection;
        this.outcome = outcome;
    }

    ExitCode run(String topic, Treatment treatment, String reason) throws InterruptedException {
        options.audit.validate();
        try (Connection connection = options.format.connect(invocation)) {
            if (!options.dryRun) {
                ConsentOptions.requireWritable(connection.settings());
            }
            DlqTopic dlq = new DlqCatalog(connection).get(topic, options.format.source());
            Selection chosen = selection.selection(invocation, connection, dlq);
            RunRules rules = options.rules(invocation.context(), reason);
            return run(connection, new RedriveRequest(dlq, treatment, options.format.name(), chosen, RULES, rules));
        }
    }

    private ExitCode run(Connection connection, RedriveRequest request) throws InterruptedException {
        var context = invocation.context();
        RedrivePlanner planner = new RedrivePlanner(connection, context.clock(), context.cancellation());
        RedrivePlan plan = ScanNotices.progress(invocation, planner.meter()).during(() -> planner.plan(request));
        List<String> text = selection.withFailures(text(plan));
        if (options.dryRun || plan.selectedCount() == 0) {
            text.forEach(invocation::note);
            invocation.print(options.output.format(), model(outcome, "Plan", outcome.intent()), plan.groups());
            return ExitCode.strongest(selection.code(), plan.pendingCount() == 0 ? ExitCode.OK : ExitCode.CONDITION);
        }
        String verb = request.treatment().verb();
        options.consent.require(
                connection.settings(),
                connection.cluster().clusterId(),
                text,
                capital(verb) + " " + Counted.of(plan.selectedCount(), "dead letter"));
        RedriveReport report;
        try (RedriveProgress progress = RedriveProgress.of(invocation, plan, options.audit.file)) {
            report = new RedriveEngine(connection, context.clock(), context.cancellation()).run(plan, progress);
        }
        ExitCode code = RedriveRows.print(
                invocation,
                options.output.format(),
                model(outcome, "Report", outcome.action()),
                report,
                report.count(outcome) + " " + outcome.action() + ", ");
        return ExitCode.strongest(selection.code(), code);
    }

    private List<String> text(RedrivePlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("plan for '" + plan.request().dlq().name() + "'");
        if (plan.selectedCount() == 0) {
            lines.add("  nothing to " + plan.request().treatment().verb());
        }
        plan.groups().forEach(group -> lines.add("  " + line(group)));
        if (plan.settledBefore() > 0) {
            lines.add(
                    "  " + Counted.of(plan.settledBefore(), "offset was", "offsets were") + " settled by earlier runs");
        }
        if (plan.hidden() > 0) {
            lines.add("  " + Counted.of(plan.hidden(), "offset lies", "offsets lie")
                    + " behind an open transaction on the dead-letter topic, for a later run");
        }
        if (plan.facts().timestampsReplaced() > 0) {
            lines.add("  " + Counted.of(plan.facts().timestampsReplaced(), "timestamp is", "timestamps are")
                    + " replaced by the present time, which retention of the parking topic asks for; the old one goes "
                    + "into a header");
        }
        if (plan.selectedCount() > 0) {
            lines.add("  journal topic '" + plan.journalTopic() + "'"
                    + (plan.journalExists() ? " remembers what was settled" : " will be created"));
        }
        return lines;
    }

    private static String line(RedriveGroup group) {
        if (group.outcome() == Outcome.DISCARDED) {
            return group.records()
                    + " to discard: no redrive sends them any more; they stay in the topic until retention "
                    + "or a purge removes them";
        }
        return group.isSettled()
                ? group.records() + " to park in '" + group.target() + "', as they are"
                : group.records() + " stay pending: " + RedriveRows.why(group) + ", first " + group.sample()
                        + (group.target().isEmpty() ? "" : " (target '" + SafeText.oneLine(group.target()) + "')");
    }

    static RowModel<RedriveGroup> model(Outcome outcome, String kind, String word) {
        String noun = outcome == Outcome.DISCARDED ? "Discard" : "Park";
        return RedriveRows.model(noun + kind, any -> word);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
