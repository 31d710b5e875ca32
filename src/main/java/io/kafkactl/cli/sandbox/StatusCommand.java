package io.kafkactl.cli.sandbox;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.output.RowModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sandbox status}: all sandboxes of this user. */
@Command(
        name = "status",
        header = "Show all sandboxes.",
        description = "A sandbox is 'partial' when some of its processes run and some do not; 'up' mends it.",
        footer = {"  kafkactl sandbox status", "  kafkactl sandbox status -o json"})
final class StatusCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Mixin
    OutputOptions output = new OutputOptions();

    StatusCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(SandboxRows.MODEL);
    }

    @Override
    public Integer call() {
        return invocation
                .print(
                        output.format(),
                        SandboxRows.MODEL,
                        SandboxOptions.of(invocation).list())
                .code();
    }
}
