package io.kafkactl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds a Java for a child process that needs a newer one than kafkactl does, as the launcher found its own. */
final class NewerJava {
    private static final String SCRIPT = "find-java.sh";

    private NewerJava() {}

    /**
     * The {@code java} to start; exit 7 when this machine has none.
     *
     * @param library the folder {@code lib} of the installation, with the launcher's search in it
     */
    static Path find(Path library, int version) {
        Path script = library.resolve(SCRIPT);
        if (!Files.exists(script)) {
            throw missing("there is no " + script + " to look for a Java " + version);
        }
        try {
            Process search = new ProcessBuilder(
                            "sh",
                            script.toString(),
                            Integer.toString(version),
                            library.resolveSibling("").toString())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            String answer = new String(search.getInputStream().readAllBytes(), UTF_8).strip();
            if (search.waitFor() != 0) {
                throw missing(answer);
            }
            return Path.of(answer);
        } catch (IOException e) {
            throw KafkactlException.failure("SANDBOX_START", "cannot look for a Java: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkactlException.interrupted("interrupted", e);
        }
    }

    private static KafkactlException missing(String reason) {
        return KafkactlException.notFound(
                "JAVA_NOT_FOUND",
                "the registry cannot run: " + reason,
                "install one, or set KAFKACTL_JAVA to its 'java'");
    }
}
