package io.kafkactl.cli.shell;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingInputStream;
import org.jspecify.annotations.Nullable;

/** The user's terminal: lines that can be edited, and what is typed for a command that reads. */
final class LineEditor implements AutoCloseable {
    private final Terminal terminal;
    private final LineReader reader;

    private LineEditor(Terminal terminal, LineReader reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    /**
     * Prompts go to stdout or, where that is no terminal, to stderr.
     *
     * @param history null to remember nothing
     */
    static LineEditor open(ShellCompleter completer, @Nullable Path history) {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysOutOrSysErr)
                    .nativeSignals(true)
                    // The terminal would be asked what it can, and its answer be waited for.
                    .graphemeCluster(false)
                    .build();
            LineReaderBuilder reader = LineReaderBuilder.builder()
                    .appName("kafkactl")
                    .terminal(terminal)
                    .parser(new LineParser())
                    .completer(completer)
                    .history(new ShellHistory(history))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                    .option(LineReader.Option.AUTO_FRESH_LINE, true)
                    .variable(LineReader.SECONDARY_PROMPT_PATTERN, "> ");
            if (history != null) {
                reader.variable(LineReader.HISTORY_FILE, history);
            }
            return new LineEditor(terminal, reader.build());
        } catch (IOException e) {
            throw KafkactlException.failure("IO", "cannot use the terminal: " + e.getMessage(), e);
        }
    }

    /** Empty at Ctrl-C, which drops the line; null at Ctrl-D and when there is no terminal any more. */
    @Nullable
    String readLine(String prompt) {
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException | IllegalStateException | IOError e) {
            // The last two when the terminal was closed under the editor, as at SIGTERM and SIGHUP.
            return null;
        }
    }

    /** What Ctrl-C does while no line is read. */
    void onInterrupt(Runnable action) {
        terminal.handle(Terminal.Signal.INT, signal -> action.run());
    }

    InputStream input(Cancellation cancellation) {
        return terminal.input() instanceof NonBlockingInputStream keys
                ? new TerminalInput(keys, cancellation)
                : InputStream.nullInputStream();
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
