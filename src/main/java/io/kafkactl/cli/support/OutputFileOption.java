package io.kafkactl.cli.support;

import io.kafkactl.config.AtomicFile;
import io.kafkactl.config.GivenFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether an answer goes to a file. */
public final class OutputFileOption {
    @Option(
            names = "--output-file",
            paramLabel = "FILE",
            description = "Write there instead of to stdout, in one step: a collector never sees half of it.")
    @Nullable
    Path file;

    /** Exit 4 for a file that cannot be written; to be called before anything is read. */
    public void validate() {
        GivenFile.requireFolder("--output-file", file);
    }

    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** To the file, which is replaced, or else to stdout. */
    public void write(Invocation invocation, byte[] content) {
        if (file != null) {
            AtomicFile.publish(file, content);
            return;
        }
        try {
            OutputStream out = invocation.context().out();
            out.write(content);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
