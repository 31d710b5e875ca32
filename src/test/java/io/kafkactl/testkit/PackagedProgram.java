package io.kafkactl.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as it is shipped, in processes of its own, for tests that end it as only a system can. */
public final class PackagedProgram {
    private static final String LAUNCHER = "target/kafkactl/bin/kafkactl";

    private PackagedProgram() {}

    /** As {@code kill -NAME} sends it, such as STOP and CONT; returns when it is sent. */
    public static void signal(Process process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it says on stdout and stderr is appended to the log; the caller ends it. */
    public static Process start(KafkaFixture kafka, Path log, String... args) throws IOException {
        return command(kafka.bootstrapServers(), args)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Not started yet, its streams being pipes. */
    public static ProcessBuilder command(String bootstrapServers, String... args) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER, "-b", bootstrapServers));
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }
}
