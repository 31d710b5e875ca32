package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.dlq.DlqCatalog;
import io.kafkactl.ops.dlq.DlqTopic;
import io.kafkactl.ops.dlq.redrive.RedriveEngine;
import io.kafkactl.ops.dlq.redrive.RedrivePlan;
import io.kafkactl.ops.dlq.redrive.RedrivePlanner;
import io.kafkactl.ops.dlq.redrive.RedriveReport;
import io.kafkactl.ops.dlq.redrive.RedriveRequest;
import io.kafkactl.output.SafeText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Mixin
    RoutingOptions routing;

    @Mixin
    RunOptions run;

    @Mixin
    SelectionOptions selection;

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
        try (Connection connection = invocation.connect()) {
            if (!dryRun) {
                ConsentOptions.requireWritable(connection.settings());
            }
            RedrivePlanner planner = new RedrivePlanner(connection, context.clock(), context.cancellation());
            RedrivePlan plan = planner.plan(request(connection));
            if (!dryRun && askForTargets(plan)) {
                plan = planner.plan(request(connection));
            }
            if (dryRun || plan.selectedCount() == 0) {
                PlanText.lines(plan).forEach(invocation::note);
                invocation.print(output.format(), RedriveRows.PLAN, plan.groups());
                return (plan.pendingCount() == 0 ? ExitCode.OK : ExitCode.CONDITION).code();
            }
            consent.require(
                    connection.settings(),
                    connection.cluster().clusterId(),
                    PlanText.lines(plan),
                    "Redrive " + Counted.of(plan.selectedCount(), "dead letter"));
            RedriveReport report;
            try (RedriveProgress progress = new RedriveProgress(invocation, plan.selectedCount())) {
                report = new RedriveEngine(connection, context.clock(), context.cancellation()).run(plan, progress);
            }
            return RedriveRows.print(invocation, output.format(), report).code();
        }
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

    private RedriveRequest request(Connection connection) {
        DlqTopic dlq = new DlqCatalog(connection.cluster()).get(topic, format.source());
        return new RedriveRequest(
                dlq, format.name(), selection.selection(invocation, connection, dlq), routing.rules(dlq.redriveLimit()), run.rules(invocation.context()));
    }
}
