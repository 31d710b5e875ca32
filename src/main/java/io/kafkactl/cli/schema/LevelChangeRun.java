package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.Counted;
import io.kafkactl.ops.schema.CompatibilityLevels;
import io.kafkactl.ops.schema.CompatibilityLevels.Plan;
import io.kafkactl.ops.schema.CompatibilityLevels.Step;
import io.kafkactl.ops.schema.Levels;
import io.kafkactl.ops.schema.RegistryView;
import io.kafkactl.ops.schema.SubjectOutcome;
import io.kafkactl.output.SafeText;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the steps between levels, asks, takes them, and reports. */
final class LevelChangeRun {
    private final Invocation invocation;

    @Option(names = "--dry-run", description = "Only show old and new; change nothing.")
    boolean dryRun;

    @Mixin
    RegistryOptions registry;

    @Mixin
    ConsentOptions consent;

    @Mixin
    OutputOptions output;

    LevelChangeRun(Invocation invocation) {
        this.invocation = invocation;
    }

    int run(Function<CompatibilityLevels, Plan> planner) {
        try (Connection connection = invocation.connectToRegistry()) {
            if (!dryRun) {
                ConsentOptions.requireWritable(connection.settings());
            }
            RegistryView view = registry.view(connection);
            CompatibilityLevels levels = new CompatibilityLevels(view);
            Plan plan = planner.apply(levels);
            plan.notes().forEach(note -> invocation.note(SafeText.oneLine(note)));
            explain(plan.changes());
            if (!dryRun && !plan.changes().isEmpty()) {
                consent.requireForRegistry(
                        connection.settings(),
                        plan.changes().stream().map(LevelChangeRun::line).toList(),
                        "change " + Counted.of(plan.changes().size(), "level"));
            }
            SubjectOutcome<Step> outcome =
                    dryRun ? new SubjectOutcome<>(plan.steps(), plan.errors()) : levels.execute(plan);
            return invocation
                    .print(output.format(), LevelRows.steps(dryRun), outcome.items(), outcome.errors())
                    .code();
        }
    }

    private void explain(List<Step> changes) {
        changes.stream()
                .map(step -> step.after().level())
                .distinct()
                .forEach(level -> invocation.note(level + ": " + Levels.meaning(level)));
        List<String> weaker = changes.stream()
                .filter(Step::weakens)
                .map(step -> CompatibilityLevels.name(step.subject()))
                .toList();
        if (!weaker.isEmpty()) {
            invocation.warn(
                    "changes that were refused will be accepted for " + SafeText.oneLine(String.join(", ", weaker)));
        }
    }

    private static String line(Step step) {
        return CompatibilityLevels.name(step.subject()) + ": " + step.before().level() + " ("
                + step.before().source() + ") -> " + step.after().level() + " ("
                + step.after().source() + ")";
    }
}
