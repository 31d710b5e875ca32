package io.kafkactl.ops.stream.read;

import java.util.function.LongSupplier;

/** Hears while a topic is read what the user should know at once; called from any thread. */
public interface ReadListener {
    ReadListener SILENT = new ReadListener() {};

    /**
     * The read begins.
     *
     * @param unit what is counted, {@code records} or {@code offsets}
     * @param done how many are safely out; may be asked at any time
     * @param total negative when nobody knows the end
     */
    default void started(String unit, LongSupplier done, long total) {}

    /** Records of a partition from {@code from} on and before {@code to} were deleted before they were read. */
    default void skipped(int partition, long from, long to) {}

    /** A bounded read with a group is over, and these partitions were for other members to read. */
    default void heldByOthers(String group, String partitions) {}

    /** The topic got more partitions; they are read from their start. */
    default void partitionsAdded(String partitions) {}
}
