package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.ReportOptions;
import io.kafkactl.ops.dlq.journal.Operator;
import io.kafkactl.ops.dlq.redrive.RunName;
import io.kafkactl.ops.dlq.redrive.RunRules;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run that settles dead letters without redriving them goes about it. */
final class SettleOptions {
    @Option(names = "--dry-run", description = "Show the plan and write nothing.")
    boolean dryRun;

    @Option(names = "--take-over", description = "Fence another run that is alive and go on in its place.")
    boolean takeOver;

    @Mixin
    AuditOptions audit;

    @Mixin
    FormatOption format;

    @Mixin
    ConsentOptions consent;

    @Mixin
    ReportOptions output;

    RunRules rules(CliContext context, String reason) {
        return RunRules.of(RunName.at(context.clock().instant()), Operator.of(context.env()), reason, takeOver);
    }
}
