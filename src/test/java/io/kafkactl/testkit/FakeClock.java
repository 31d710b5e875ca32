package io.kafkactl.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A clock that a process sees in place of the machine's, and that a test sets while the process runs. */
public final class FakeClock {
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private final Path offset;

    /** Right at first; where libfaketime is not installed, the test is aborted and says so. */
    public FakeClock(Path file) {
        Assumptions.assumeTrue(
                library().isPresent(),
                () -> "NOT TESTED, because libfaketime is not installed (Debian's package faketime)");
        this.offset = file;
        jump("+0");
    }

    /** From now on, give or take a second: {@code +1h} or {@code -1h} beside the machine's. */
    public void jump(String by) {
        try {
            Path next = Files.writeString(offset.resolveSibling(offset.getFileName() + ".next"), by + "\n");
            Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command line begins with whose process sees this clock. Waiting takes as long as ever. */
    public List<String> prefix() {
        return List.of(
                "env",
                "LD_PRELOAD=" + library().orElseThrow(),
                "FAKETIME_TIMESTAMP_FILE=" + offset,
                "FAKETIME_CACHE_DURATION=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1");
    }

    private static Optional<Path> library() {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(folder -> folder.resolve(LIBRARY))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
