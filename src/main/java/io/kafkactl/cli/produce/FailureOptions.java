package io.kafkactl.cli.produce;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What happens to records that cannot be sent, and how to go on after a run that ended early. */
final class FailureOptions {
    @Option(names = "--fail-fast", description = "Stop at the first line that cannot be sent.")
    boolean failFast;

    @Option(
            names = "--reject-file",
            paramLabel = "FILE",
            description = "Write what was refused to FILE as it stood in the input, so that it can be sent again, and "
                    + "the reasons to FILE.reasons.jsonl.")
    @Nullable
    Path rejectFile;

    @Option(
            names = "--resume-from",
            paramLabel = "LINE",
            description = "Begin with this line of the input, from 1; with -i json-array, this item.")
    @Nullable
    Long resumeFrom;

    @Option(names = "--dry-run", description = "Read and check every line, send nothing.")
    boolean dryRun;

    long resumeFrom() {
        return resumeFrom == null ? 1 : resumeFrom;
    }
}
