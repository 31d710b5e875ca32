package io.kafkactl.sandbox;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files of a sandbox's registry: its data, unless they are in memory, and what it logged. */
record RegistryFolder(Path path) {
    Path console() {
        return path.resolve("console.log");
    }

    /** Makes the folder, and sets the log of last time aside. */
    void prepare() {
        try {
            Files.createDirectories(path);
            if (Files.exists(console())) {
                Files.move(console(), path.resolve("console.log.previous"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw KafkactlException.failure("SANDBOX_FOLDER", "cannot write to " + path + ": " + e, e);
        }
    }

    void deleteData() {
        FileTree.delete(path.resolve(RegistryLauncher.DATA));
    }

    void deleteAll() {
        FileTree.delete(path);
    }
}
