package io.kafkactl.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.ExitCode;
import io.kafkactl.error.KafkactlException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the lines of stdin one after the other and stops at the first that fails, or goes on if it is told to. */
final class Script {
    private final Invocation invocation;
    private final boolean keepGoing;
    private final BufferedReader lines;
    private int number;

    Script(Invocation invocation, boolean keepGoing) {
        this.invocation = invocation;
        this.keepGoing = keepGoing;
        this.lines =
                new BufferedReader(new InputStreamReader(invocation.context().in(), UTF_8));
    }

    /** Returns the exit code: of the line that failed; of all, when all failed alike; else 1. */
    int run() {
        Set<Integer> codes = new HashSet<>();
        try (ShellSession session = new ShellSession(invocation, cancellation -> new NoInput())) {
            int first = 1;
            for (String line = next(); line != null && !session.isEnded(); line = next()) {
                boolean ran = session.run(line);
                if (ran) {
                    codes.add(session.exitCode());
                }
                if (ran && session.exitCode() != 0 && !session.isEnded()) {
                    invocation.note("line " + first + " of the script ended with " + session.exitCode()
                            + (keepGoing ? "" : "; --keep-going runs the rest all the same"));
                    if (!keepGoing) {
                        return session.exitCode();
                    }
                }
                first = number + 1;
            }
            if (session.isEnded()) {
                return session.exitCode();
            }
        }
        if (codes.size() > 1) {
            return ExitCode.FAILURE.code();
        }
        return codes.isEmpty() ? ExitCode.OK.code() : codes.iterator().next();
    }

    /** A whole line, which may be several of the file; null at the end. */
    private @Nullable String next() {
        String line = read();
        StringBuilder whole = new StringBuilder(line == null ? "" : line);
        for (String more = line; more != null && LineScanner.isIncomplete(whole.toString()); ) {
            more = read();
            whole.append(more == null ? "" : "\n" + more);
        }
        return line == null ? null : whole.toString();
    }

    private @Nullable String read() {
        try {
            number++;
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script itself stands on stdin, and a command that reads would take the next lines for data. */
    private static final class NoInput extends InputStream {
        @Override
        public int read() {
            throw refusal();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            throw refusal();
        }

        private static KafkactlException refusal() {
            return KafkactlException.usage(
                    "there is nothing to read: stdin is the script of the shell", "name a file that holds the records");
        }
    }
}
