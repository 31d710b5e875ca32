package io.kafkactl.cli.topic;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.topic.Preset;
import io.kafkactl.ops.topic.PresetCatalog;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kafkactl topic presets}. */
@Command(
        name = "presets",
        header = "List the presets for new topics, with their reasons.",
        description =
                "Lists the built-in presets and those of the context, which may replace or extend them. Contacts no "
                        + "broker. What a preset leaves open comes from the context's topicDefaults and the house defaults.",
        footer = {"  kafkactl topic presets", "  $ kafkactl topic presets -c prod -o json"})
final class TopicPresetsCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    OutputOptions output;

    TopicPresetsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(PresetRows.VALUES);
    }

    @Override
    public Integer call() {
        List<Preset> presets = new PresetCatalog(invocation.rules().presets()).all();
        ExitCode code = invocation.print(output.format(), PresetRows.VALUES, presets);
        if (output.format().isTable()) {
            invocation.printGap();
            invocation.print(output.format(), PresetRows.REASONS, presets);
        }
        return code.code();
    }
}
