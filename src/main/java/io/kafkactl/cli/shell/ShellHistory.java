package io.kafkactl.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

/** The lines of earlier sessions, in a file that its owner alone can read. */
final class ShellHistory extends DefaultHistory {
    private final @Nullable Path file;

    /** Nothing is remembered beyond the session where there is no file. */
    ShellHistory(@Nullable Path file) {
        this.file = file;
    }

    @Override
    public void add(Instant time, String line) {
        if (HistoryRule.keeps(line)) {
            super.add(time, line.strip());
        }
    }

    @Override
    public void save() throws IOException {
        if (file != null && !Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        super.save();
    }
}
