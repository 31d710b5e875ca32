package io.kafkactl.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Runs the program that prints a secret, without a shell; it reads no input of ours, and what it complains of is not shown. */
final class SecretProgram {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 1 << 20;
    private static final String PEM = "-----BEGIN";

    private final List<String> command;
    private final Duration patience;

    SecretProgram(List<String> command) {
        this(command, PATIENCE);
    }

    SecretProgram(List<String> command, Duration patience) {
        this.command = command;
        this.patience = patience;
    }

    /** The first line that it prints; all of them for a key or certificate. Throws IOException, fit for the user. */
    String run() throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            CompletableFuture<String> printed = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it did not end within " + patience.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("it ended with exit code " + process.exitValue());
            }
            // A child that it left running may hold the pipe open.
            String all = printed.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return all.startsWith(PEM)
                    ? all.stripTrailing()
                    : all.lines().findFirst().orElse("");
        } catch (CompletionException e) {
            throw new IOException("its output cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readNBytes(MOST_BYTES), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
