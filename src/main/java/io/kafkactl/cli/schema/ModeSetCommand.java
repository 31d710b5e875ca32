package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.client.registry.RegistryMode;
import io.kafkactl.ops.schema.LevelTargets;
import io.kafkactl.ops.schema.RegistryModes;
import io.kafkactl.ops.schema.RegistryModes.Manner;
import io.kafkactl.output.RowModel;
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
final class ModeSetCommand implements Callable<Integer>, JsonRows {
    @Parameters(index = "0", paramLabel = "MODE", description = "The mode that is to hold.")
    String mode = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "SUBJECT", description = "Subjects whose mode is set.")
    List<String> subjects = List.of();

    @Mixin
    LevelTargetOptions targets;

    @Option(names = "--force", description = "Set IMPORT even where schemas exist.")
    boolean force;

    @Mixin
    ModeChangeRun run;

    @Override
    public List<RowModel<?>> documents() {
        return List.of(LevelRows.modeSteps(false));
    }

    @Override
    public Integer call() {
        RegistryMode wanted = RegistryModes.parse(mode);
        LevelTargets chosen = targets.required(subjects);
        return run.run(modes -> modes.plan(chosen, wanted), new Manner(force, false));
    }
}
