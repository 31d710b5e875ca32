package io.kafkactl.sandbox;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Deletes folders with all they hold. */
final class FileTree {
    private FileTree() {}

    /** A folder that is not there is as good as deleted. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path file : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw KafkactlException.failure("SANDBOX_FOLDER", "cannot delete " + folder + ": " + e, e);
        }
    }
}
