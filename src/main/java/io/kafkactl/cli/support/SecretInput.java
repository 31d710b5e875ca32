package io.kafkactl.cli.support;

import io.kafkactl.error.KafkactlException;
import java.util.Objects;

/** Reads what nobody else is to see: a line of stdin, or what is typed twice without being shown. */
public final class SecretInput {
    private final CliContext context;

    public SecretInput(CliContext context) {
        this.context = context;
    }

    /** The first line of stdin without its end. */
    public String line() {
        return Objects.requireNonNullElse(TypedLine.read(context.in()), "");
    }

    /** Asked for twice in the terminal; exit 4 when the two differ. {@code what} names it, as {@code password}. */
    public String typedTwice(String what) {
        String first = typed(what + ": ");
        if (!first.equals(typed(what + " again: "))) {
            throw KafkactlException.invalid("NOT_THE_SAME", "the two are not the same", "nothing was done; try again");
        }
        return first;
    }

    private String typed(String prompt) {
        context.err().print(prompt);
        context.err().flush();
        TerminalEcho echo = TerminalEcho.off(context.cancellation());
        try {
            return Objects.requireNonNullElse(TypedLine.await(context), "");
        } finally {
            echo.close();
            context.err().println();
            context.err().flush();
        }
    }
}
