package io.kafkactl.cli.consume;

import io.kafkactl.cli.support.Invocation;
import io.kafkactl.error.KafkactlException;
import io.kafkactl.output.FileLayout;
import io.kafkactl.output.PartitionFiles;
import io.kafkactl.record.RecordEncoding;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether records go to files, and how those are cut. */
final class FileOptions {
    @Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description = "Write a file for each partition, DIR/TOPIC-PARTITION.jsonl or .txt or .hex, instead of to "
                    + "stdout. DIR is made when it is missing; an existing file is never overwritten (exit 8).")
    @Nullable
    Path folder;

    @Option(
            names = "--rotate-size",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Begin the next file, numbered from .0001 on, before one gets larger than this, such as "
                    + "100MB; before compression.")
    @Nullable
    Long rotateSize;

    @Option(names = "--gzip", description = "Compress the files; their names end with .gz.")
    boolean gzip;

    Destination destination(String topic, String extension, RecordEncoding encoding, Invocation invocation) {
        if (folder == null) {
            if (gzip || rotateSize != null) {
                throw KafkactlException.usage(
                        (gzip ? "--gzip" : "--rotate-size") + " is for files", "add --output-dir DIR");
            }
            return new Destination(encoding, null, invocation);
        }
        if (folder.toString().isEmpty()) {
            throw KafkactlException.usage("--output-dir is empty", "--output-dir . is the current folder");
        }
        FileLayout layout = new FileLayout(extension, rotateSize == null ? 0 : rotateSize, gzip);
        PartitionFiles files = new PartitionFiles(folder, topic, layout, encoding);
        return new Destination(files, files, invocation);
    }
}
