package io.kafkactl.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads what nobody else is to see: a line of stdin, or what is typed twice without being shown. */
public final class SecretInput {
    private static final long GLANCE_MILLIS = 50;

    private final CliContext context;

    public SecretInput(CliContext context) {
        this.context = context;
    }

    /** The first line of stdin without its end. */
    public String line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int c = context.in().read();
                    c >= 0 && c != '\n';
                    c = context.in().read()) {
                line.write(c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString(UTF_8).replaceFirst("\r$", "");
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
            return unlessInterrupted();
        } finally {
            echo.close();
            context.err().println();
            context.err().flush();
        }
    }

    /** A signal ends the question at once; reading itself cannot be ended. */
    private String unlessInterrupted() {
        FutureTask<String> reading = new FutureTask<>(this::line);
        Thread reader = new Thread(reading, "secret");
        reader.setDaemon(true);
        reader.start();
        try {
            while (!context.cancellation().sleep(GLANCE_MILLIS)) {
                if (reading.isDone()) {
                    return reading.get();
                }
            }
        } catch (ExecutionException e) {
            throw KafkactlException.failure("IO", "cannot read from the terminal: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw KafkactlException.interrupted("interrupted, nothing was done", null);
    }
}
