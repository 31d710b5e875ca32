package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.ops.dlq.journal.Operator;
import io.kafkactl.ops.dlq.redrive.RunName;
import io.kafkactl.ops.dlq.redrive.RunRules;
import picocli.CommandLine.Option;

/** How a run goes about its work. */
final class RunOptions {
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; kept in the journal.")
    String reason;

    @Option(names = "--take-over", description = "Fence another run that is alive and go on in its place.")
    boolean takeOver;

    RunRules rules(CliContext context) {
        return new RunRules(RunName.at(context.clock().instant()), Operator.of(context.env()), reason, takeOver);
    }
}
