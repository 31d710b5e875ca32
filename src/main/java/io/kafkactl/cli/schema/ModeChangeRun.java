package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.schema.CompatibilityLevels;
import io.kafkactl.ops.schema.RegistryModes;
import io.kafkactl.ops.schema.RegistryModes.Manner;
import io.kafkactl.ops.schema.RegistryModes.Step;
import io.kafkactl.ops.schema.SubjectOutcome;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the steps between modes, asks, takes them, and reports. */
final class ModeChangeRun {
    private final Invocation invocation;

    @Option(names = "--dry-run", description = "Only show old and new; change nothing.")
    boolean dryRun;

    @Mixin
    RegistryOptions registry;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    ModeChangeRun(Invocation invocation) {
        this.invocation = invocation;
    }

    int run(Function<RegistryModes, SubjectOutcome<Step>> planner, Manner manner) {
        try (Connection connection = invocation.connectToRegistry()) {
            if (!dryRun) {
                ConsentOptions.requireWritable(connection.settings());
            }
            RegistryModes modes = new RegistryModes(registry.view(connection));
            SubjectOutcome<Step> plan = planner.apply(modes);
            List<Step> changes = plan.items().stream()
                    .filter(step -> manner.recursive() || !step.isConverged())
                    .toList();
            changes.stream()
                    .map(Step::after)
                    .distinct()
                    .forEach(mode -> invocation.note(mode + ": " + RegistryModes.meaning(mode)));
            if (!dryRun && !changes.isEmpty()) {
                consent.requireForRegistry(
                        connection.settings(),
                        changes.stream().map(ModeChangeRun::line).toList(),
                        "change " + Counted.of(changes.size(), "mode"));
            }
            SubjectOutcome<Step> outcome = dryRun ? plan : modes.execute(plan, manner);
            return invocation
                    .print(output.format(), LevelRows.modeSteps(dryRun), outcome.items(), outcome.errors())
                    .code();
        }
    }

    private static String line(Step step) {
        return CompatibilityLevels.name(step.subject()) + ": " + step.before().mode() + " -> " + step.after();
    }
}
