package io.kafkactl.cli.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The system's program that asks and sets the terminal, also where stdin is another file. */
final class Stty {
    private Stty() {}

    /** What it answers; empty without such a program, without a terminal, and when it does not end within a second. */
    static Optional<String> run(String request) {
        try {
            Process stty = new ProcessBuilder("stty", request)
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // Before its answer, which is a line at most: in the background the terminal may stop it for good.
            return stty.waitFor(1, TimeUnit.SECONDS)
                    ? Optional.of(new String(stty.getInputStream().readAllBytes(), UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
