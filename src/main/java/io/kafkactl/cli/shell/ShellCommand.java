package io.kafkactl.cli.shell;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.KafkactlException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kafkactl shell}. */
@Command(
        name = ShellCommand.NAME,
        header = ShellCommand.HEADER,
        description = {
            "Commands are typed without 'kafkactl'. Clients stay connected, so the second command answers at once. The "
                    + "global options given here hold for every command of the session; a command that names a "
                    + "context or brokers takes nothing of where the session connects. 'use CONTEXT' goes to another context, 'help' "
                    + "tells the rest.",
            "",
            "The output may go to a command of the system (| jq .value) or a file (> FILE, >> FILE). Words are quoted as "
                    + "in any shell; nothing else is expanded. Ctrl-C ends the running command and not the session.",
            "",
            "When stdin is no terminal, its lines are run one after the other, up to the first that fails, whose exit "
                    + "code is the session's."
        },
        footer = {"  kafkactl shell", "  kafkactl -c prod shell", "  kafkactl -c test shell < commands.txt"})
public final class ShellCommand implements Callable<Integer> {
    public static final String HEADER = "Run many commands in one session, with completion and history.";

    static final String NAME = "shell";

    private final Invocation invocation;

    @Option(
            names = "--keep-going",
            description =
                    "When stdin is no terminal: run the lines after one that failed, too; exit 1 then, unless all "
                            + "failed alike.")
    boolean keepGoing;

    ShellCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        CliContext context = invocation.context();
        if (context.session() != null) {
            throw KafkactlException.usage("this is a shell already", "type the commands themselves");
        }
        boolean terminal = context.terminals().in()
                && (context.terminals().out() || context.terminals().err());
        return terminal ? new Dialogue(invocation).run() : new Script(invocation, keepGoing).run();
    }
}
