package io.kafkactl.sandbox;

import io.kafkactl.error.KafkactlException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Starts a process that reads nothing and writes to a file of its own. */
final class ChildJvm {
    private ChildJvm() {}

    /** What stands before a command that is to outlive this process and its terminal; nothing where there is no such program. */
    static List<String> detached() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .limit(1)
                .toList();
    }

    static Process start(Path folder, Path console, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(console.toFile()))
                    .start();
        } catch (IOException e) {
            throw KafkactlException.failure("SANDBOX_START", "cannot start " + command.get(0) + ": " + e, e);
        }
    }
}
