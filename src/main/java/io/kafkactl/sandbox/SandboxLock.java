package io.kafkactl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkactl.error.Cancellation;
import io.kafkactl.error.KafkactlException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets one command at a time change a sandbox; the system releases it when the holder dies. */
final class SandboxLock {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private SandboxLock() {}

    /** Does {@code work} alone; exit 8 when somebody else does not get done. */
    static <T> T holding(Path file, Cancellation cancellation, Supplier<T> work) {
        Deadline deadline = new Deadline(LONGEST_WAIT, cancellation);
        try {
            Files.createDirectories(file.resolveSibling(""));
            while (true) {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    if (!deadline.await(() -> isLocked(channel))) {
                        throw KafkactlException.refused(
                                "SANDBOX_BUSY", "another command is changing this sandbox", "wait until it is done");
                    }
                    if (isStillAt(file, channel)) {
                        return work.get();
                    }
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

    /** Whoever deletes a sandbox deletes its lock too, and then the one we got is nobody's any more. */
    private static boolean isStillAt(Path file, FileChannel channel) throws IOException {
        String holder = ProcessHandle.current().pid() + " " + UUID.randomUUID();
        channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(UTF_8)));
        try {
            return Files.readString(file).equals(holder);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static KafkactlException unlockable(IOException cause) {
        return KafkactlException.failure("SANDBOX_FOLDER", "cannot lock the sandbox's folder: " + cause, cause);
    }
}
