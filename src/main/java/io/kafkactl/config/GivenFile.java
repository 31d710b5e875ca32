package io.kafkactl.config;

import io.kafkactl.error.KafkactlException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that the user names to be written: its folder has to be there, because a new one would hide a slip of the pen. */
public final class GivenFile {
    private GivenFile() {}

    /**
     * Exit 4 when the folder is missing; to be called before any work.
     *
     * @param option that names the file, such as {@code --plot}
     * @param file null when it was not given
     */
    public static void requireFolder(String option, @Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw KafkactlException.invalid(
                    "FILE",
                    "cannot write " + option + " '" + file + "': there is no folder '" + folder + "', nothing was done",
                    null);
        }
    }
}
