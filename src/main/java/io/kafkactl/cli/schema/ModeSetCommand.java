package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.client.registry.RegistryMode;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.schema.CompatibilityLevels;
import io.kafkactl.ops.schema.LevelTargets;
import io.kafkactl.ops.schema.RegistryModes;
import io.kafkactl.ops.schema.RegistryModes.Step;
import io.kafkactl.ops.schema.SubjectOutcome;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema mode set}. */
@Command(
        name = "set",
        header = "Set what the registry or subjects accept.",
        description = "Shows old and new mode, asks, sets it and reads it back. Modes: READWRITE, READONLY, "
                + "READONLY_OVERRIDE, IMPORT and FORWARD; not every registry has all of them.",
        footer = {
            "  kafkactl schema mode set READONLY orders-value",
            "  kafkactl schema mode set IMPORT --global --force --dry-run"
        })
final class ModeSetCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "MODE", description = "The mode that is to hold.")
    String mode = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "SUBJECT", description = "Subjects whose mode is set.")
    List<String> subjects = List.of();

    @Mixin
    LevelTargetOptions targets;

    @Option(names = "--force", description = "Set IMPORT even where schemas exist.")
    boolean force;

    @Option(names = "--dry-run", description = "Only show old and new; change nothing.")
    boolean dryRun;

    @Mixin
    RegistryOptions registry;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    ModeSetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        RegistryMode wanted = RegistryModes.parse(mode);
        LevelTargets chosen = targets.required(subjects);
        try (Connection connection = invocation.connectToRegistry()) {
            if (!dryRun) {
                ConsentOptions.requireWritable(connection.settings());
            }
            RegistryModes modes = new RegistryModes(registry.view(connection));
            SubjectOutcome<Step> plan = modes.plan(chosen, wanted);
            List<Step> changes =
                    plan.items().stream().filter(step -> !step.isConverged()).toList();
            invocation.note(wanted + ": " + RegistryModes.meaning(wanted));
            if (!dryRun && !changes.isEmpty()) {
                consent.requireForRegistry(
                        connection.settings(),
                        changes.stream().map(ModeSetCommand::line).toList(),
                        "change " + Counted.of(changes.size(), "mode"));
            }
            SubjectOutcome<Step> outcome = dryRun ? plan : modes.execute(plan, force);
            return invocation
                    .print(output.format(), LevelRows.modeSteps(dryRun), outcome.items(), outcome.errors())
                    .code();
        }
    }

    private static String line(Step step) {
        return CompatibilityLevels.name(step.subject()) + ": " + step.before().mode() + " -> " + step.after();
    }
}
