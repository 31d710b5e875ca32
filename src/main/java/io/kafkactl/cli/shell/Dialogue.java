package io.kafkactl.cli.shell;

import io.kafkactl.cli.support.CliContext;
import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.Cancellation;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs what the user types at a terminal, until they have enough. */
final class Dialogue {
    private final Invocation invocation;

    Dialogue(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Returns the exit code of the last command. */
    int run() {
        CliContext context = invocation.context();
        AtomicReference<@Nullable ShellSession> current = new AtomicReference<>();
        ShellCompleter completer = new ShellCompleter(words -> suggestions(current.get(), words));
        try (LineEditor editor = LineEditor.open(
                        completer, invocation.contexts().shellHistory().orElse(null));
                ShellSession session = new ShellSession(invocation, editor::input)) {
            current.set(session);
            editor.onInterrupt(session::interrupt);
            Thread reading = Thread.currentThread();
            Cancellation.Registration end = context.cancellation().onCancel(reading::interrupt);
            try {
                read(editor, session);
            } finally {
                end.close();
            }
            return session.exitCode();
        }
    }

    private void read(LineEditor editor, ShellSession session) {
        Prompt prompt = new Prompt(
                invocation.env(), session.outside().terminals().out() ? invocation.outTheme() : invocation.theme());
        while (!session.isEnded()) {
            String line = editor.readLine(prompt.text(session.options(), session.exitCode()));
            if (line == null) {
                session.end();
            } else {
                session.run(line);
            }
        }
    }

    private static List<String> suggestions(@Nullable ShellSession session, List<String> words) {
        return session == null ? List.of() : session.suggestions(words);
    }
}
