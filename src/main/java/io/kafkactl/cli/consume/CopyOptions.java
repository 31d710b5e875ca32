package io.kafkactl.cli.consume;

import io.kafkactl.error.KafkactlException;
import io.kafkactl.ops.stream.copy.CopyTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copying to another topic instead of printing. */
@Command(optionListHeading = "Copying to another topic")
final class CopyOptions {
    @Option(
            names = "--copy-to",
            paramLabel = "TOPIC",
            description = "Send the records to this topic instead of printing them: key, value, headers and timestamp "
                    + "as they are, in transactions. It must exist. With -g the group's offsets are committed in the "
                    + "same transactions, so that the same command resumes.")
    @Nullable
    String topic;

    @Option(
            names = "--keep-partition",
            description = "With --copy-to: each record goes to the partition it comes from; else its key decides.")
    boolean keepPartition;

    @Option(names = "--dry-run", description = "With --copy-to: read and check every record, send nothing.")
    boolean dryRun;

    /** Null when nothing is to be copied. */
    @Nullable
    CopyTarget target(RangeOptions range, GroupOptions group) {
        if (topic == null) {
            if (keepPartition || dryRun) {
                throw KafkactlException.usage(
                        (keepPartition ? "--keep-partition" : "--dry-run") + " is for a copy", "add --copy-to TOPIC");
            }
            return null;
        }
        if (range.tail != null) {
            throw KafkactlException.usage(
                    "--tail prints in order of time; a copy keeps the order of each partition",
                    "--from -N begins so many offsets before the end of each partition");
        }
        if (dryRun && group.group != null) {
            throw KafkactlException.usage(
                    "a dry run joins no group, because that takes partitions from its members", "leave out -g");
        }
        return new CopyTarget(topic, keepPartition, dryRun);
    }
}
