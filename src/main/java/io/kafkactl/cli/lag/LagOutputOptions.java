package io.kafkactl.cli.lag;

import io.kafkactl.config.GivenFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the answer goes, and in which form. */
final class LagOutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    LagFormat format = LagFormat.TABLE;

    @Option(
            names = "--output-file",
            paramLabel = "FILE",
            description = "Write there instead of to stdout, in one step: a collector never sees half of it.")
    @Nullable
    Path file;

    /** Exit 4 for a file that cannot be written, before anything is read. */
    void validate() {
        GivenFile.requireFolder("--output-file", file);
    }
}
