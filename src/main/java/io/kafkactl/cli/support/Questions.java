package io.kafkactl.cli.support;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal: a prompt on stderr, a line from stdin. */
public final class Questions {
    private final CliContext context;

    public Questions(CliContext context) {
        this.context = context;
    }

    /** Whether there is somebody to ask. */
    public boolean isAnswerable() {
        return context.terminals().in();
    }

    /** The line that was typed, without blanks around it; null when there is no more to read, exit 130 at a signal. */
    public @Nullable String reply(String prompt) {
        context.err().print(prompt);
        context.err().flush();
        String line = TypedLine.await(context);
        return line == null ? null : line.strip();
    }

    /** Whether the answer was a yes. */
    public boolean agrees(String prompt) {
        String answer = reply(prompt);
        return answer != null && isYes(answer);
    }

    static boolean isYes(String answer) {
        return answer.toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
