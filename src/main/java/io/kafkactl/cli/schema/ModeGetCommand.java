package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.schema.LevelTargets;
import io.kafkactl.ops.schema.RegistryModes;
import io.kafkactl.ops.schema.SubjectOutcome;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema mode get}. */
@Command(
        name = "get",
        header = "Show what the registry or subjects accept.",
        description = "Shows the mode that holds; without subjects the registry's own.",
        footer = {"  kafkactl schema mode get", "  kafkactl schema mode get orders-value -o json"})
final class ModeGetCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "SUBJECT", description = "Subjects to show.")
    List<String> subjects = List.of();

    @Mixin
    LevelTargetOptions targets;

    @Mixin
    RegistryOptions registry;

    @Mixin
    OutputOptions output;

    ModeGetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(LevelRows.MODES);
    }

    @Override
    public Integer call() {
        LevelTargets wanted = targets.targets(subjects);
        try (Connection connection = invocation.connectToRegistry()) {
            SubjectOutcome<RegistryModes.Mode> found = new RegistryModes(registry.view(connection)).get(wanted);
            return invocation
                    .print(output.format(), LevelRows.MODES, found.items(), found.errors())
                    .code();
        }
    }
}
