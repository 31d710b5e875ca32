package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.client.registry.CompatibilityLevel;
import io.kafkactl.ops.schema.LevelTargets;
import io.kafkactl.ops.schema.Levels;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema compat set}. */
@Command(
        name = "set",
        header = "Set the compatibility level of subjects, or the global one.",
        description =
                "Shows old and new level and what the new one allows, asks, sets it and reads it back. Warns where "
                        + "less is checked than before. A subject that does not exist is an error, unless --allow-missing "
                        + "is given. Levels: BACKWARD, FORWARD, FULL, each also with _TRANSITIVE, and NONE.",
        footer = {
            "  kafkactl schema compat set FULL orders-value payments-value",
            "  kafkactl schema compat set BACKWARD_TRANSITIVE --topic market.stock.price-update.v1",
            "  kafkactl schema compat set BACKWARD --global --dry-run"
        })
final class CompatSetCommand implements Callable<Integer>, JsonRows {
    @Parameters(index = "0", paramLabel = "LEVEL", description = "The level that is to hold.")
    String level = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "SUBJECT", description = "Subjects whose level is set.")
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
        CompatibilityLevel wanted = Levels.parse(level);
        LevelTargets chosen = targets.required(subjects);
        return run.run(levels -> levels.planSet(chosen, wanted));
    }
}
