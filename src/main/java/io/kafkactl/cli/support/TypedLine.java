package io.kafkactl.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A line of stdin, with or without somebody who types it. */
final class TypedLine {
    private static final long GLANCE_MILLIS = 50;

    private TypedLine() {}

    /** Without its end; null when there is no more to read. */
    static @Nullable String read(InputStream in) {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            // Byte by byte: a buffered reader would take the answer to the next question with it.
            int c = in.read();
            if (c < 0) {
                return null;
            }
            for (; c >= 0 && c != '\n'; c = in.read()) {
                line.write(c);
            }
            return line.toString(UTF_8).replaceFirst("\r$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same; exit 130 as soon as a signal comes, although reading itself cannot be ended. */
    static @Nullable String await(CliContext context) {
        FutureTask<@Nullable String> reading = new FutureTask<>(() -> read(context.in()));
        Thread reader = new Thread(reading, "typed-line");
        reader.setDaemon(true);
        reader.start();
        try {
            while (true) {
                try {
                    return reading.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (context.cancellation().isCancelled()) {
                        break;
                    }
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
