package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.ops.schema.CompatibilityLevels;
import io.kafkactl.ops.schema.LevelTargets;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema compat unset}. */
@Command(
        name = "unset",
        header = "Give subjects the global compatibility level again.",
        description = "Takes away the level that a subject has of its own, or with --global the registry's, which goes "
                + "back to the registry's default. Shows old and new, and asks.",
        footer = {"  kafkactl schema compat unset orders-value", "  kafkactl schema compat unset --glob '*-value'"})
final class CompatUnsetCommand implements Callable<Integer>, JsonRows {
    @Parameters(arity = "0..*", paramLabel = "SUBJECT", description = "Subjects that lose their own level.")
    List<String> subjects = List.of();

    @Mixin
    LevelTargetOptions targets;

    @Mixin
    LevelChangeRun run;

    @Override
    public List<RowModel<?>> documents() {
        return List.of(LevelRows.steps(false));
    }

    @Override
    public Integer call() {
        LevelTargets chosen = targets.required(subjects);
        return run.run((CompatibilityLevels levels) -> levels.planUnset(chosen));
    }
}
