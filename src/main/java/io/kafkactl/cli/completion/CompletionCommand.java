package io.kafkactl.cli.completion;

import io.kafkactl.cli.support.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kafkactl completion}. */
@Command(
        name = "completion",
        header = CompletionCommand.HEADER,
        description = {
            "With it the Tab key offers commands, options, values, and the names of topics, groups, subjects, contexts, "
                    + "presets and settings that exist where the command line would connect to. Asking the cluster takes "
                    + "a second at most and its answer is kept for half a minute under $XDG_CACHE_HOME/kafkactl; when it "
                    + "cannot be reached, nothing is offered."
        },
        footer = {
            "  $ source <(kafkactl completion bash)",
            "  $ kafkactl completion zsh > ~/.zfunc/_kafkactl",
            "  $ kafkactl completion fish > ~/.config/fish/completions/kafkactl.fish"
        })
public final class CompletionCommand implements Callable<Integer> {
    public static final String HEADER = "Print the completion script of a shell.";

    private enum Shell {
        BASH,
        ZSH,
        FISH
    }

    private final Invocation invocation;

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    Shell shell = Shell.BASH;

    CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        String name = "kafkactl." + shell.name().toLowerCase(Locale.ROOT);
        try (InputStream script = Objects.requireNonNull(CompletionCommand.class.getResourceAsStream(name), name)) {
            script.transferTo(invocation.context().out());
            invocation.context().out().flush();
        }
        return 0;
    }
}
