package io.kafkactl.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** The line that was typed, without blanks around it; null when there is no more to read. */
    public @Nullable String reply(String prompt) {
        context.err().print(prompt);
        context.err().flush();
        return readLine();
    }

    /** Whether the answer was a yes. */
    public boolean agrees(String prompt) {
        String answer = reply(prompt);
        return answer != null && isYes(answer);
    }

    static boolean isYes(String answer) {
        return answer.toLowerCase(Locale.ROOT).matches("y|yes");
    }

    private @Nullable String readLine() {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            // Byte by byte: a buffered reader would take the answer to the next question with it.
            int c = context.in().read();
            if (c < 0) {
                return null;
            }
            for (; c >= 0 && c != '\n'; c = context.in().read()) {
                line.write(c);
            }
            return line.toString(UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
