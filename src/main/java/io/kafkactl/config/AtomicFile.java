package io.kafkactl.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Replaces a small file in one step, so that nobody ever sees half of it. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Readable by its owner alone. */
    public static void write(Path file, String text) {
        write(file, UTF_8.encode(text), PosixFilePermissions.fromString("rw-------"));
    }

    /** The same for one of our own, whose folder is made where it is missing. */
    public static void writeOwn(Path file, String text) {
        try {
            Files.createDirectories(folder(target(file)));
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
        write(file, text);
    }

    /** Readable by all, as whoever collects the file may be another user. */
    public static void publish(Path file, byte[] content) {
        write(file, ByteBuffer.wrap(content), PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static void write(Path file, ByteBuffer bytes, Set<PosixFilePermission> permissions) {
        try {
            Path target = target(file);
            Path temporary = Files.createTempFile(folder(target), "." + target.getFileName(), ".tmp");
            try {
                try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(temporary, permissions);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** A link stays a link: people keep their configuration in a repository and link to it. */
    private static Path target(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    }

    private static Path folder(Path target) {
        return target.resolveSibling("").toAbsolutePath();
    }

    private static KafkactlException cannotWrite(Path file, IOException reason) {
        return KafkactlException.failure("IO", "cannot write " + file + ": " + reason, reason);
    }
}
