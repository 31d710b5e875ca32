package io.kafkactl.cli.shell;

import io.kafkactl.error.KafkactlException;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Commands of the system's shell that read what a command of ours writes; their own output goes to our terminal. */
final class SystemPipe implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Process process;
    private final OutputStream stream;

    private SystemPipe(Process process) {
        this.process = process;
        this.stream = new BufferedOutputStream(new Downstream(process.getOutputStream()), BUFFER);
    }

    /** Exit 1 when there is no shell to run it. */
    static SystemPipe to(String commands) {
        try {
            return new SystemPipe(new ProcessBuilder("sh", "-c", commands)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw KafkactlException.failure("IO", "cannot run 'sh -c " + commands + "': " + e.getMessage(), e);
        }
    }

    OutputStream stream() {
        return stream;
    }

    /** Says that nothing more comes, and waits; returns the exit code. */
    int end() throws InterruptedException {
        try {
            stream.close();
        } catch (IOException e) {
            // Who reads no more has said all with the exit code.
            return process.waitFor();
        }
        return process.waitFor();
    }

    /** Ends it if it has not. */
    @Override
    public void close() {
        process.destroy();
    }

    /** A reader that is gone looks to the command as it does outside of this shell. */
    private static final class Downstream extends FilterOutputStream {
        Downstream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw gone(e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw gone(e);
            }
        }

        /** Java says something else once the process has ended. */
        private static IOException gone(IOException e) {
            return new IOException("Broken pipe", e);
        }
    }
}
