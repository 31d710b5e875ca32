package io.kafkactl.cli.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.redrive.Joining;
import io.kafkactl.ops.dlq.redrive.RedriveEngine;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RedrivePlanner;
import io.kafkactl.ops.dlq.redrive.RedriveReport;
import io.kafkactl.ops.dlq.redrive.RedriveRequest;
import io.kafkactl.ops.dlq.redrive.SavedPlan;
import io.kafkactl.ops.dlq.select.Selection;
import io.kafkactl.output.SafeText;
import io.kafkactl.record.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
                    + "may also see records of a batch that a crash aborted.",
            "With --join, processes that are started with the same options share the partitions. Each ends with exit 0 "
                    + "when all is settled, and takes over the partitions of one that ends before.",
            "Exit 3 when a dead letter stays pending."
        },
        footer = {
            "  kafkactl dlq redrive orders.order.placed.v1.dlq --dry-run",
            "  kafkactl dlq redrive orders.order.placed.v1.dlq --reason 'INC-812: price service was down'",
            "  kafkactl dlq redrive shared.dlq --allow-target orders.order.paid.v1 --yes"
        })
final class DlqRedriveCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "TOPIC", description = "The dead-letter topic.")
    String topic;

    @Option(names = "--dry-run", description = "Show the plan and write nothing.")
    boolean dryRun;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Append a JSON line for each dead letter that is settled: what, where to, who and why.")
    @Nullable
    Path audit;

    @Spec
    CommandSpec spec;

    private String decided = "";

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
    OutputOptions output;

    DlqRedriveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        var context = invocation.context();
        SavedPlan saved = files.saved(topic, PlanDecisions.conflicting(spec));
        if (saved != null) {
            take(PlanDecisions.parse(saved.options()));
        }
        boolean planOnly = dryRun || files.save != null;
        try (Connection connection = invocation.connect()) {
            if (!planOnly) {
                ConsentOptions.requireWritable(connection.settings());
            }
            RedrivePlan plan = plan(connection, saved, planOnly);
            if (planOnly || plan.selectedCount() == 0) {
                text(plan).forEach(invocation::note);
                if (files.save != null) {
                    invocation.note("saved in '" + files.save + "', sha256 "
                            + PlanFileOptions.write(files.save, plan, PlanDecisions.given(spec)));
                }
                return RedriveRows.print(invocation, output.format(), plan).code();
            }
            consent.require(
                    connection.settings(),
                    connection.cluster().clusterId(),
                    text(plan),
                    "Redrive " + Counted.of(plan.selectedCount(), "dead letter"));
            RedriveReport report;
            try (RedriveProgress progress = RedriveProgress.of(invocation, plan, audit)) {
                report = new RedriveEngine(connection, context.clock(), context.cancellation()).run(plan, progress);
            }
            return RedriveRows.print(invocation, output.format(), report).code();
        }
    }

    private void take(PlanDecisions decisions) {
        routing = decisions.routing;
        headers = decisions.headers;
        edits = decisions.edits;
        format = decisions.format;
    }

    private RedrivePlan plan(Connection connection, @Nullable SavedPlan saved, boolean planOnly) {
        var context = invocation.context();
        decided = saved == null ? String.join("\n", PlanDecisions.text(spec)) : saved.hash();
        if (run.join && saved == null && selection.limit != null) {
            throw KafkactlException.usage(
                    "--limit is for one process: each that joins would take as many",
                    "--save-plan with --limit, then --join --plan in each process");
        }
        RedrivePlanner planner = new RedrivePlanner(connection, context.clock(), context.cancellation());
        if (saved != null) {
            RedrivePlan plan = planner.plan(request(connection, dlq -> saved.selection()));
            long settled = saved.requireSame(plan);
            if (settled > 0) {
                invocation.note(Counted.of(settled, "dead letter") + " of the saved plan settled since, left out");
            }
            return plan;
        }
        // Selected anew for each plan: a limit counts what one plan took.
        Function<DlqTopic, Selection> wanted = dlq -> selection.selection(invocation, connection, dlq);
        RedrivePlan plan = planner.plan(request(connection, wanted));
        return !planOnly && !run.join && askForTargets(plan) ? planner.plan(request(connection, wanted)) : plan;
    }

    private List<String> text(RedrivePlan plan) {
        return PlanText.lines(plan, invocation.context().clock().instant());
    }

    /** Targets that only a word of the user's permits are asked for in a terminal, one by one. */
    private boolean askForTargets(RedrivePlan plan) {
        boolean allowed = false;
        for (String target : plan.targetsToAllow()) {
            if (consent.agrees("Dead letters name the target '" + SafeText.oneLine(target)
                    + "', which is not derived from '" + topic + "'. Allow it")) {
                allowed |= routing.allow(target);
            }
        }
        return allowed;
    }

    private RedriveRequest request(Connection connection, Function<DlqTopic, Selection> wanted) {
        DlqTopic dlq = new DlqCatalog(connection.cluster()).get(topic, format.source());
        return new RedriveRequest(
                dlq,
                format.name(),
                wanted.apply(dlq),
                routing.rules(
                        dlq.redriveLimit(),
                        headers.rules(),
                        edits.edit(invocation.context().cancellation())),
                run.rules(invocation.context()).joining(run.join ? joining(dlq) : null));
    }

    /** Only processes that were asked for the same may share: each must know what the others leave to it. */
    private Joining joining(DlqTopic dlq) {
        String asked = dlq.topicId() + "\n" + decided;
        return Joining.of(
                Joining.PREFIX + dlq.name() + "-"
                        + Sha256.hex(asked.getBytes(UTF_8)).substring(0, 8),
                files.plan != null);
    }
}
