package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.error.KafkactlException;
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

/** {@code kafkactl schema mode unset}. */
@Command(
        name = "unset",
        header = "Give subjects the registry's mode again.",
        description = "Takes away the mode that a subject has of its own, or with --global the registry's or the "
                + "context's. Shows old and new, and asks.",
        footer = {
            "  kafkactl schema mode unset orders-value",
            "  kafkactl schema mode unset --global --recursive --schema-context .staging"
        })
final class ModeUnsetCommand implements Callable<Integer>, JsonRows {
    @Parameters(arity = "0..*", paramLabel = "SUBJECT", description = "Subjects that lose their own mode.")
    List<String> subjects = List.of();

    @Mixin
    LevelTargetOptions targets;

    @Option(
            names = "--recursive",
            description = "With --global and --schema-context: of the context and of every subject in it.")
    boolean recursive;

    @Mixin
    ModeChangeRun run;

    @Override
    public List<RowModel<?>> documents() {
        return List.of(LevelRows.modeSteps(false));
    }

    @Override
    public Integer call() {
        LevelTargets chosen = targets.required(subjects);
        if (recursive && !(targets.global && run.registry.isScoped())) {
            throw KafkactlException.usage("--recursive needs --global and --schema-context", null);
        }
        return run.run((RegistryModes modes) -> modes.planUnset(chosen), new Manner(false, recursive));
    }
}
