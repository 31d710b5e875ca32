package io.kafkactl.cli.dlq;

import io.kafkactl.config.GivenFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that is told of each settled dead letter. */
final class AuditOptions {
    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Append a JSON line for each dead letter that is settled: what, where to, who and why.")
    @Nullable
    Path file;

    /** Exit 4 for a file that cannot be written, before anything is read. */
    void validate() {
        GivenFile.requireFolder("--audit", file);
    }
}
