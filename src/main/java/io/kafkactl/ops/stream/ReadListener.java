package io.kafkactl.ops.stream;

import io.kafkactl.error.KafkactlException;

/** Hears while a topic is read what the user should know at once; called from any thread. */
public interface ReadListener {
    ReadListener SILENT = new ReadListener() {};

    /** Records of a partition from {@code from} on and before {@code to} were deleted before they were read. */
    default void skipped(int partition, long from, long to) {}

    /** The topic got more partitions; they are read from their start. */
    default void partitionsAdded(String partitions) {}

    /** Something that is worth a warning but does not stop the read. */
    default void warned(KafkactlException warning) {}
}
