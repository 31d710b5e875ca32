package io.kafkactl.cli.schema;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.cli.support.RegistryOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.ops.schema.CompatibilityLevels;
import io.kafkactl.ops.schema.LevelTargets;
import io.kafkactl.ops.schema.SubjectOutcome;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kafkactl schema compat get}. */
@Command(
        name = "get",
        header = "Show the compatibility levels that hold.",
        description = "Shows the level of each subject and where it is set; without subjects the global one.",
        footer = {
            "  kafkactl schema compat get",
            "  kafkactl schema compat get --topic market.stock.price-update.v1",
            "  kafkactl schema compat get --glob '*-value' -o json"
        })
final class CompatGetCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "SUBJECT", description = "Subjects to show.")
    List<String> subjects = List.of();

    @Mixin
    LevelTargetOptions targets;

    @Mixin
    RegistryOptions registry;

    @Mixin
    OutputOptions output;

    CompatGetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(LevelRows.LEVELS);
    }

    @Override
    public Integer call() {
        LevelTargets wanted = targets.targets(subjects);
        try (Connection connection = invocation.connectToRegistry()) {
            SubjectOutcome<CompatibilityLevels.Level> found =
                    new CompatibilityLevels(registry.view(connection)).get(wanted);
            return invocation
                    .print(output.format(), LevelRows.LEVELS, found.items(), found.errors())
                    .code();
        }
    }
}
