package io.kafkactl.cli.sandbox;

import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.sandbox.SandboxStatus;
import io.kafkactl.sandbox.SandboxStatus.Condition;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sandbox down}: ends only processes that {@code up} started. */
@Command(
        name = "down",
        header = "Stop a sandbox.",
        description = "Its data is kept for the next 'up', unless the sandbox is ephemeral or --delete-data is given.",
        footer = {"  kafkactl sandbox down", "  kafkactl sandbox down --name trio --delete-data --yes"})
final class DownCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    SandboxOptions sandbox;

    @Mixin
    ConsentOptions consent;

    @Option(names = "--delete-data", description = "Delete its topics and records too, and forget the sandbox.")
    boolean deleteData;

    DownCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        SandboxStatus found = sandbox.sandboxes().status(sandbox.name());
        if (deleteData && !found.ephemeral()) {
            consent.require(
                    List.of("every topic and record in " + found.folder() + " will be deleted"),
                    "delete the data of sandbox '" + found.name() + "'");
        }
        SandboxStatus before = sandbox.sandboxes().stop(found.name(), deleteData);
        invocation.note("sandbox '" + found.name() + "' "
                + (before.condition() == Condition.STOPPED ? "was not running" : "is down")
                + (deleteData || before.ephemeral()
                        ? ", its data is deleted"
                        : ", its data is kept in " + before.folder()));
        return ExitCode.OK.code();
    }
}
