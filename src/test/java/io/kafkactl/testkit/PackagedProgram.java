package io.kafkactl.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as it is shipped, in processes of its own, for tests that end it as only a system can. */
public final class PackagedProgram {
    private static final String LAUNCHER = "target/kafkactl/bin/kafkactl";

    private PackagedProgram() {}

    /** As {@code kill -NAME} sends it, such as STOP and CONT; returns when it is sent. */
    public static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** What it says on stdout and stderr is appended to the log; the caller ends it. */
    public static Process start(KafkaFixture kafka, Path log, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER, "-b", kafka.bootstrapServers()));
        command.addAll(List.of(args));
        File file = log.toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                .start();
    }
}
