package io.kafkactl.sandbox;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.function.Supplier;

/** Lets one command at a time change a sandbox; the system releases it when the holder dies. */
final class SandboxLock {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private SandboxLock() {}

    /** Does {@code work} alone; exit 8 when somebody else does not get done. */
    static <T> T holding(Path file, Cancellation cancellation, Supplier<T> work) {
        Deadline deadline = new Deadline(LONGEST_WAIT, cancellation);
        try {
            while (true) {
                Files.createDirectories(file.resolveSibling(""));
                Object wanted = identityOf(file);
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    if (!deadline.await(() -> isLocked(channel))) {
                        throw KafkactlException.refused(
                                "SANDBOX_BUSY", "another command is changing this sandbox", "wait until it is done");
                    }
                    // Whoever deletes a sandbox deletes its lock too, and then the one we got is nobody's any more.
                    if (wanted.equals(identityOf(file))) {
                        return work.get();
                    }
                } catch (NoSuchFileException e) {
                    // The last sandbox took the empty folder with it between our two looks: look again.
                    deadline.await(() -> true);
                }
            }
        } catch (IOException e) {
            throw unlockable(e);
        }
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw unlockable(e);
        }
    }

    /**
     * Without opening the file: POSIX drops a process's locks when it closes any of its handles on the file.
     * A missing file equals nothing, so that the next round finds the one that this round creates.
     */
    private static Object identityOf(Path file) throws IOException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? file : key;
        } catch (NoSuchFileException e) {
            return new Object();
        }
    }

    private static KafkactlException unlockable(IOException cause) {
        return KafkactlException.failure("SANDBOX_FOLDER", "cannot lock the sandbox's folder: " + cause, cause);
    }
}
