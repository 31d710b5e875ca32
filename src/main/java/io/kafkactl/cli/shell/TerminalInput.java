package io.kafkactl.cli.shell;

import io.kafkactl.error.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import org.jline.utils.NonBlockingInputStream;

/**
 * What the user types for one command, until Ctrl-D; the terminal itself stays open. Reads through the line editor's own
 * stream: a thread that still waited for a key when its command ended would take it from the next line.
 */
final class TerminalInput extends InputStream {
    private static final long GLANCE_MILLIS = 100;
    private static final long REST_OF_LINE_MILLIS = 20;

    private final NonBlockingInputStream terminal;
    private final Cancellation cancellation;
    private boolean ended;

    TerminalInput(NonBlockingInputStream terminal, Cancellation cancellation) {
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    @Override
    public int read() throws IOException {
        while (!ended && !cancellation.isCancelled()) {
            int c = terminal.read(GLANCE_MILLIS);
            ended = c == NonBlockingInputStream.EOF;
            if (c != NonBlockingInputStream.READ_EXPIRED) {
                return unixLineEnd(c);
            }
        }
        return -1;
    }

    /** What was typed while the editor still held the terminal has Enter as it leaves the keyboard. */
    private static int unixLineEnd(int c) {
        return c == '\r' ? '\n' : c;
    }

    /** A line at most, as a terminal gives it. */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int c = read();
        int count = 0;
        while (c >= 0) {
            bytes[offset + count++] = (byte) c;
            if (c == '\n' || count == length) {
                break;
            }
            c = unixLineEnd(terminal.read(REST_OF_LINE_MILLIS));
        }
        ended |= c == NonBlockingInputStream.EOF;
        return count == 0 ? -1 : count;
    }
}
