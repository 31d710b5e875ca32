package io.kafkactl.cli.dlq;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.ConsentOptions;
import io.kafkactl.cli.support.DurationConverter;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.cli.support.JsonRows;
import io.kafkactl.cli.support.OutputOptions;
import io.kafkactl.client.Connection;
import io.kafkactl.error.ExitCode;
import io.kafkactl.ops.dlq.journal.Operator;
import io.kafkactl.ops.dlq.runs.RunStop;
import io.kafkactl.output.RowModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kafkactl dlq runs stop}. */
@Command(
        name = "stop",
        header = "Stop a run that is at work in another terminal or on another machine.",
        description = {
            "Asks the run to stop after the transaction it is in, and waits until it has. Nothing is lost: what it settled "
                    + "stands in the journal, and its command goes on when it is run again. The stopped run ends with exit "
                    + "8.",
            "Exit 3 when the run is still at work after --within, or when its lease ran out without a word: a process that "
                    + "is only paused may go on later. --take-over fences such a one."
        },
        footer = "  kafkactl dlq runs stop 20261120T100000-3fa2c1")
final class DlqRunsStopCommand implements Callable<Integer>, JsonRows {
    private final Invocation invocation;

    @Parameters(paramLabel = "RUN", description = "The run, as 'dlq runs' names it.")
    String run;

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long to wait for it (default: ${DEFAULT-VALUE}).")
    Duration within = Duration.ofSeconds(60);

    @Option(names = "--dry-run", description = "Say whether the run is at work, and ask nothing of it.")
    boolean dryRun;

    @Mixin
    OutputOptions output;

    DlqRunsStopCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public List<RowModel<?>> documents() {
        return List.of(RunRows.STOP);
    }

    @Override
    public Integer call() throws InterruptedException {
        CliContext context = invocation.context();
        RunStop.Result result;
        try (Connection connection = invocation.connect()) {
            if (!dryRun) {
                ConsentOptions.requireWritable(connection.settings());
            }
            result = new RunStop(connection, context.clock(), context.cancellation())
                    .stop(run, Operator.of(context.env()), within, dryRun);
        }
        invocation.note(text(result));
        invocation.print(output.format(), RunRows.STOP, List.of(result));
        return (isCertain(result) ? ExitCode.OK : ExitCode.CONDITION).code();
    }

    private static boolean isCertain(RunStop.Result result) {
        return switch (result.outcome()) {
            case STOPPED, ENDED, WOULD_STOP -> true;
            case DEAD -> result.provenDead();
            case STILL_RUNNING -> false;
        };
    }

    private static String text(RunStop.Result result) {
        String run = "run " + result.run() + (result.holder() == null ? "" : " of " + result.holder());
        return switch (result.outcome()) {
            case STOPPED -> run + " has stopped";
            case ENDED -> run + " had ended before; nothing to stop";
            case WOULD_STOP -> run + " is at work and would be asked to stop";
            case STILL_RUNNING -> run + " is still at work; it may stop later";
            case DEAD ->
                run
                        + (result.provenDead()
                                ? " is dead: its process does not exist any more"
                                : " does not react, and its lease ran out: it is dead or paused")
                        + ". What it settled stands in the journal";
        };
    }
}
